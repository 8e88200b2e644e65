package org.repdyn.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of options that are numbers. */
final class NumberOptions {

    private NumberOptions() {}

    /**
     * Returns the number of threads; by default the number of cores.
     *
     * @throws ParameterException if a given number is below 1
     */
    static int threads(CommandSpec spec, Optional<Integer> given) {
        return atLeast(
                spec, "--threads", given.orElseGet(() -> Runtime.getRuntime().availableProcessors()), 1);
    }

    /**
     * Returns the value of an option.
     *
     * @throws ParameterException if it is below the least allowed value
     */
    static int atLeast(CommandSpec spec, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must be at least " + least);
        }
        return value;
    }
}
