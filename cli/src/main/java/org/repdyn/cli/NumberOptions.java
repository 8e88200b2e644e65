package org.repdyn.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Conversion and checks of options that are numbers. Messages do not name Java types, as those of picocli do. */
final class NumberOptions {

    private NumberOptions() {}

    /**
     * Reads a whole number.
     *
     * @throws TypeConversionException if the text is not a whole number, or one beyond the range of {@code int}
     */
    static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
    }

    /**
     * Reads a number.
     *
     * @throws TypeConversionException if the text is not a number
     */
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

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
