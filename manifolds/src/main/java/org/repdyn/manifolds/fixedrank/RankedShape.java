package org.repdyn.manifolds.fixedrank;

import org.repdyn.core.options.Decimals;

/**
 * Shape and rank of the matrices of a manifold, by which singular values decide whether a point is nearest.
 *
 * @param m rows
 * @param n columns
 * @param r rank, at most min(m, n)
 */
record RankedShape(int m, int n, int r) {

    RankedShape {
        int most = Math.min(m, n);
        if (r < 1 || r > most) {
            throw new IllegalArgumentException(
                    "the rank of a " + m + "×" + n + " matrix must be in [1, " + most + "], got " + r);
        }
    }

    /** Returns true if a singular value is above the rounding of the largest one. */
    boolean isAboveRounding(double value, double largest) {
        return value > rounding(largest);
    }

    private double rounding(double largest) {
        return Math.max(m, n) * Math.ulp(largest);
    }

    /** Returns true if all singular values, in any order, are above the rounding of the largest one. */
    boolean isFullRank(double[] singularValues) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : singularValues) {
            largest = Math.max(largest, value);
            smallest = Math.min(smallest, value);
        }
        return isAboveRounding(smallest, largest);
    }

    /**
     * Requires that all singular values of a factor are above rounding.
     *
     * @param factor name of the factor
     * @throws ArithmeticException if they are not
     */
    void requireFullRank(double[] singularValues, String factor) {
        if (!isFullRank(singularValues)) {
            throw new ArithmeticException(factor + " of a " + this
                    + " has a smaller rank to rounding; use a smaller rank, a random start or a shorter step");
        }
    }

    /**
     * Requires that the r leading singular triples are one point.
     *
     * @param values descending singular values
     * @param what matrix to which they belong
     * @throws ArithmeticException if the rank is below r, or the values r and r + 1 are equal to rounding
     */
    void requireUnique(double[] values, String what) {
        double largest = values[0];
        if (!isAboveRounding(values[r - 1], largest)) {
            throw new ArithmeticException("no " + this + " is nearest to " + what
                    + " of a smaller rank: its singular value " + r + " is " + Decimals.text(values[r - 1])
                    + "; use a smaller rank, a random start or a shorter step");
        }
        if (values.length > r && !isAboveRounding(values[r - 1] - values[r], largest)) {
            throw new ArithmeticException("the " + this + " nearest to " + what + " is not unique: its singular values "
                    + r + " and " + (r + 1) + " are both " + Decimals.text(values[r])
                    + "; use another rank or a shorter step");
        }
    }

    /** Returns the name of a matrix of this shape and rank, such as 5×4 matrix of rank 2. */
    @Override
    public String toString() {
        return m + "×" + n + " matrix of rank " + r;
    }
}
