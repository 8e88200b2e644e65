package org.repdyn.core.algebra;

import org.apiguardian.api.API;

/**
 * Euclidean space of arrays of coordinates. Sums are in the order of the coordinates, so that results have the same bits everywhere;
 * no overflow or underflow of a square is avoided.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Vectors {

    private Vectors() {}

    /**
     * Returns the inner product Σ xᵢyᵢ.
     *
     * @param y of at least the length of {@code x}; further entries are not read
     */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** Returns the norm √Σ xᵢ². */
    public static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    /** Adds a multiple of a vector to another one, y ← y + factor·x, in a loop that the compiler vectorises. */
    public static void addMultiple(double factor, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** Divides a vector by a number. */
    public static void divide(double[] x, double by) {
        for (int i = 0; i < x.length; i++) {
            x[i] /= by;
        }
    }
}
