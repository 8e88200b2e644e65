package org.repdyn.manifolds.spheres;

/**
 * Vectors that make up a matrix in column-major memory: entry e of vector g lies at g·between + e·within.
 *
 * @param count number of vectors
 * @param length entries of a vector
 * @param between distance between two vectors in memory
 * @param within distance between two entries in memory
 */
record VectorLayout(int count, int length, int between, int within) {

    /** Smallest and largest sum of squares that none of its terms may have left by underflow or overflow. */
    private static final double LEAST_SQUARE = 1e-280;

    private static final double MOST_SQUARE = 1e280;

    /** Squared length of a point after a step, over that of the point, below which a step is surely not too long. */
    private static final double LONG_STEP = 1e20;

    static VectorLayout rows(int rows, int columns) {
        return new VectorLayout(rows, columns, 1, rows);
    }

    static VectorLayout columns(int rows, int columns) {
        return new VectorLayout(columns, rows, rows, 1);
    }

    static VectorLayout whole(int rows, int columns) {
        return new VectorLayout(1, rows * columns, rows * columns, 1);
    }

    double dot(double[] a, double[] b, int line) {
        double sum = 0;
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            sum += a[at] * b[at];
        }
        return sum;
    }

    /** Returns the length of a vector; squares of large or small entries neither overflow nor underflow. */
    double norm(double[] a, int line) {
        double sum = dot(a, a, line);
        if (isSafe(sum)) {
            return Math.sqrt(sum);
        }
        double largest = largest(a, line);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double scaled = 0;
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            scaled += (a[at] / largest) * (a[at] / largest);
        }
        return largest * Math.sqrt(scaled);
    }

    private static boolean isSafe(double sumOfSquares) {
        return sumOfSquares > LEAST_SQUARE && sumOfSquares < MOST_SQUARE;
    }

    /**
     * Computes result = z − x·xᵀz/square, in two loops that also find the lengths before and after.
     *
     * @param square squared length of {@code x}
     * @param result may be {@code z}
     * @return true if so much of the vector is left that no digits have cancelled; false if that is not known
     */
    boolean removeOnce(double[] x, double square, double[] z, double[] result, int line) {
        double along = 0;
        double before = 0;
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            along += x[at] * z[at];
            before += z[at] * z[at];
        }
        double share = along / square;
        double after = 0;
        at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            double left = z[at] - share * x[at];
            result[at] = left;
            after += left * left;
        }
        return isSafe(before) && after >= Spheres.CANCELLATION * Spheres.CANCELLATION * before;
    }

    /**
     * Computes the vector of the direction x + v with a length.
     *
     * @param size the length of {@code x} and of the result
     * @return false if squares overflow or underflow, so that the result is not valid
     */
    boolean addAndNormalise(double[] x, double[] v, double size, double[] result, int line) {
        double sum = 0;
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            double entry = x[at] + v[at];
            result[at] = entry;
            sum += entry * entry;
        }
        // For a step that is longer by far the point is lost in its rounding, which the caller refuses.
        if (!(isSafe(sum) && sum < LONG_STEP * size * size)) {
            return false;
        }
        double factor = size / Math.sqrt(sum);
        at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            result[at] *= factor;
        }
        return true;
    }

    private double largest(double[] a, int line) {
        double largest = 0;
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            // Math.max propagates a NaN; a comparison would not.
            largest = Math.max(largest, Math.abs(a[at]));
        }
        return largest;
    }

    /** Computes result = factor·a + weight·b; {@code result} may be one of them. */
    void combine(double factor, double[] a, double weight, double[] b, double[] result, int line) {
        int at = line * between;
        for (int e = 0; e < length; e++, at += within) {
            result[at] = factor * a[at] + weight * b[at];
        }
    }
}
