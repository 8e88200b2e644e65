package org.repdyn.statistics.comparison;

import java.math.BigInteger;
import org.apiguardian.api.API;
import org.repdyn.core.problem.CountedNoun;

/**
 * Share of the significance of a study that its tests of one kind have together.
 *
 * @param weight weight of the kind, at least 1
 * @param of sum of the weights of all kinds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TestShare(int weight, int of) {

    /** Share of a kind that is the only one. */
    public static final TestShare ALL = new TestShare(1, 1);

    /**
     * Creates the share in lowest terms.
     *
     * @throws IllegalArgumentException if the weight is not between 1 and the sum of the weights
     */
    public TestShare {
        if (weight < 1 || weight > of) {
            throw new IllegalArgumentException("a share is between 0 and 1, got " + weight + "/" + of);
        }
        int divisor = BigInteger.valueOf(weight).gcd(BigInteger.valueOf(of)).intValue();
        weight /= divisor;
        of /= divisor;
    }

    /** Returns the share as a number, at most 1. */
    public double value() {
        return (double) weight / of;
    }

    /** Returns the number of tests without others for which a p-value would need the same correction, rounded up. */
    public int equivalent(int tests) {
        return (int) Math.ceil((double) tests * of / weight);
    }

    /** Returns the words on the correction of a p-value, such as {@code by Holm for 63 tests with 4/5 of the weight}; empty for a test without others. */
    public String correction(int tests) {
        return equivalent(tests) == 1 ? "" : "by Holm for " + CountedNoun.of(tests, "test") + weightText();
    }

    /** Returns the words on the weight, such as {@code with 4/5 of the weight} after a space; empty for a kind that is the only one. */
    public String weightText() {
        return weight == of ? "" : " with " + weight + "/" + of + " of the weight";
    }
}
