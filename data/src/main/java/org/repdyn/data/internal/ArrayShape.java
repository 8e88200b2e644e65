package org.repdyn.data.internal;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.repdyn.data.spi.DataException;

/** Checks of the lengths of an array's axes. */
final class ArrayShape {

    private ArrayShape() {}

    /**
     * Returns the lengths of the axes as ints.
     *
     * @throws DataException if a length is negative, or the array has 2³¹ elements or more
     */
    static int[] checked(String name, long[] lengths) {
        long count = 1;
        for (long length : lengths) {
            if (length < 0) {
                throw new DataException(name + ": the header states the shape " + text(lengths)
                        + ", which has a negative length; the file is damaged");
            }
            boolean tooMany = length > Integer.MAX_VALUE || (count > 0 && length > Integer.MAX_VALUE / count);
            if (tooMany) {
                throw new DataException(name + ": the header states the shape " + text(lengths)
                        + ", which is more than " + Integer.MAX_VALUE + " elements; store fewer samples in the file");
            }
            count *= length;
        }
        return Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray();
    }

    /** Returns the number of elements of a checked shape. */
    static int count(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Returns a shape as text, such as {@code (8, 3)}. */
    static String text(long[] lengths) {
        return Arrays.stream(lengths).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns a shape as text, such as {@code (8, 3)}. */
    static String text(int[] shape) {
        return text(Arrays.stream(shape).asLongStream().toArray());
    }
}
