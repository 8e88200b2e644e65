package org.repdyn.testkit.law;

import java.util.Arrays;
import org.apiguardian.api.API;

/** Statement on an array of numbers, such as the entries of a matrix, column by column. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NumbersLaw extends Law<NumbersLaw> {

    private final double[] actual;

    NumbersLaw(double[] actual) {
        this.actual = actual;
    }

    @Override
    NumbersLaw self() {
        return this;
    }

    /** States that all entries are equal to others, bit for bit. */
    public NumbersLaw containsExactly(double... expected) {
        hasSameSizeAs(expected);
        int different = 0;
        int first = -1;
        for (int i = 0; i < actual.length; i++) {
            if (Double.compare(actual[i], expected[i]) != 0) {
                different++;
                first = first < 0 ? i : first;
            }
        }
        if (different > 0) {
            throw broken(
                    "entry " + first + " is " + number(actual[first]) + ", off by "
                            + small(Math.abs(actual[first] - expected[first])) + "; " + different + " of "
                            + actual.length + " entries differ",
                    "the same bits, entry " + first + " is " + number(expected[first]));
        }
        return this;
    }

    /** States that all entries are equal to others, bit for bit. */
    public NumbersLaw isEqualTo(double[] expected) {
        return containsExactly(expected);
    }

    /** States that an entry differs from others. */
    public NumbersLaw isNotEqualTo(double[] other) {
        return require(
                !Arrays.equals(actual, other), () -> "the same " + actual.length + " entries", () -> "other entries");
    }

    /** States a number of entries. */
    public NumbersLaw hasSameSizeAs(double[] other) {
        return require(
                actual.length == other.length, () -> actual.length + " entries", () -> other.length + " entries");
    }

    /** States a number of entries. */
    public NumbersLaw hasSize(int size) {
        return require(actual.length == size, () -> actual.length + " entries", () -> size + " entries");
    }

    /** States the largest number of entries. */
    public NumbersLaw hasSizeLessThanOrEqualTo(int size) {
        return require(actual.length <= size, () -> actual.length + " entries", () -> "at most " + size);
    }

    /** States that there are entries. */
    public NumbersLaw isNotEmpty() {
        return require(actual.length > 0, () -> "no entries", () -> "one or more");
    }

    /** States that no entry is smaller than the one before it. */
    public NumbersLaw isSorted() {
        for (int i = 1; i < actual.length; i++) {
            if (!(actual[i - 1] <= actual[i])) {
                throw broken(
                        "entry " + i + " is " + number(actual[i]) + " after " + number(actual[i - 1]),
                        "entries in ascending order");
            }
        }
        return this;
    }

    /** States that each entry is another one up to a tolerance. */
    public NumbersLaw containsExactly(double[] expected, Within tolerance) {
        hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            double off = Math.abs(actual[i] - expected[i]);
            if (!(off <= tolerance.size())) {
                throw broken(
                        "entry " + i + " is " + number(actual[i]) + ", off by " + small(off),
                        number(expected[i]) + " within " + small(tolerance.size()));
            }
        }
        return this;
    }
}
