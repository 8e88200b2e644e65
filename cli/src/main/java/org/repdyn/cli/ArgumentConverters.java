package org.repdyn.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.repdyn.core.options.HomePath;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converters of arguments, whose messages do not name Java types as those of picocli do; picocli adds the option. They are classes
 * for the reason given in {@link CommandFailures}.
 */
final class ArgumentConverters {

    private ArgumentConverters() {}

    /** Converter of the names of files and folders. */
    static final class PathConverter implements ITypeConverter<Path> {

        /**
         * Returns the path of an argument.
         *
         * @throws TypeConversionException if the text is blank or not the name of a file
         */
        @Override
        public Path convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("'" + text + "' is not the name of a file or a folder");
            }
            try {
                return HomePath.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(HomePath.refusal(e));
            }
        }
    }

    private static TypeConversionException noWholeNumber(String text, long least, long greatest) {
        return new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + greatest);
    }

    /** Converter of whole numbers. */
    static final class WholeNumberConverter implements ITypeConverter<Integer> {

        /**
         * Reads a whole number.
         *
         * @throws TypeConversionException if the text is not a whole number, or one beyond the range of {@code int}
         */
        @Override
        public Integer convert(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw noWholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            }
        }
    }

    /** Converter of whole numbers that may be large, such as seeds. */
    static final class LargeNumberConverter implements ITypeConverter<Long> {

        /**
         * Reads a whole number.
         *
         * @throws TypeConversionException if the text is not a whole number, or one beyond the range of {@code long}
         */
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw noWholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE);
            }
        }
    }

    /** Converter of numbers. */
    static final class NumberConverter implements ITypeConverter<Double> {

        /**
         * Reads a number.
         *
         * @throws TypeConversionException if the text is not a number
         */
        @Override
        public Double convert(String text) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a number");
            }
        }
    }
}
