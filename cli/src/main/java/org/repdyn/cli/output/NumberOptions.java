package org.repdyn.cli.output;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of options that are numbers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NumberOptions {

    private NumberOptions() {}

    /**
     * Returns the number of threads; by default the number of cores.
     *
     * @throws ParameterException if a given number is below 1
     */
    public static int threads(CommandSpec spec, Optional<Integer> given) {
        return atLeast(
                spec, "--threads", given.orElseGet(() -> Runtime.getRuntime().availableProcessors()), 1);
    }

    /**
     * Returns the value of an option.
     *
     * @throws ParameterException if it is below the least allowed value
     */
    public static int atLeast(CommandSpec spec, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must be at least " + least);
        }
        return value;
    }

    /**
     * Checks a tolerance of differences of numbers.
     *
     * @throws ParameterException if it is not in [0, 1)
     */
    public static void requireTolerance(CommandSpec spec, double tolerance) {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tolerance is " + Decimals.text(tolerance)
                            + ", but must be at least 0 and below 1, such as 1e-9");
        }
    }
}
