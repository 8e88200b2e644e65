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
        if (sum > 1e-280 && sum < 1e280) {
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
