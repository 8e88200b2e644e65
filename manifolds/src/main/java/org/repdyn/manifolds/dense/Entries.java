package org.repdyn.manifolds.dense;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Entrywise arithmetic on matrices of one shape. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Entries {

    private Entries() {}

    /** Returns Σ aᵢbᵢ. */
    public static double dot(R064Store a, R064Store b) {
        return dot(a.data, 0, b.data, 0, a.data.length);
    }

    /** Returns the inner product of {@code n} entries; four sums at a time do not wait for each other. */
    public static double dot(double[] x, int xStart, double[] y, int yStart, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int l = 0;
        for (; l + 3 < n; l += 4) {
            sum0 += x[xStart + l] * y[yStart + l];
            sum1 += x[xStart + l + 1] * y[yStart + l + 1];
            sum2 += x[xStart + l + 2] * y[yStart + l + 2];
            sum3 += x[xStart + l + 3] * y[yStart + l + 3];
        }
        for (; l < n; l++) {
            sum0 += x[xStart + l] * y[yStart + l];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Returns √Σ aᵢ²; squares of large or small entries neither overflow nor underflow. */
    public static double norm(R064Store a) {
        double sum = dot(a, a);
        if (sum > 1e-280 && sum < 1e280) {
            return Math.sqrt(sum);
        }
        double largest = largest(a);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double scaled = 0;
        for (double v : a.data) {
            scaled += (v / largest) * (v / largest);
        }
        return largest * Math.sqrt(scaled);
    }

    /** Returns the largest absolute entry; NaN if an entry is NaN. */
    public static double largest(R064Store a) {
        double largest = 0;
        for (double v : a.data) {
            // Math.max propagates a NaN; a comparison would not.
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Returns true if no entry is NaN or infinite. */
    public static boolean isFinite(R064Store a) {
        for (double v : a.data) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a matrix of zeros of the same shape. */
    public static R064Store like(R064Store a) {
        return R064Store.FACTORY.make(a.getRowDim(), a.getColDim());
    }

    /** Returns a matrix of the same entries. */
    public static R064Store copyOf(R064Store a) {
        R064Store result = like(a);
        copy(a, result);
        return result;
    }

    /** Copies all entries. */
    public static void copy(R064Store from, R064Store to) {
        System.arraycopy(from.data, 0, to.data, 0, to.data.length);
    }

    /** Computes result += factor·a. */
    public static void add(double factor, R064Store a, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += factor * a.data[i];
        }
    }

    /** Computes result = factor·a + weight·b; {@code result} may be one of them. */
    public static void combine(double factor, R064Store a, double weight, R064Store b, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = factor * a.data[i] + weight * b.data[i];
        }
    }

    /** Computes result = a − b; {@code result} may be one of them. */
    public static void subtract(R064Store a, R064Store b, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a.data[i] - b.data[i];
        }
    }

    /** Computes result = factor·a; {@code result} may be {@code a}. */
    public static void scale(double factor, R064Store a, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = factor * a.data[i];
        }
    }
}
