package org.repdyn.manifolds.spectral;

import org.ojalgo.matrix.store.R064Store;

/** Entrywise arithmetic of matrices of one shape. */
final class Matrices {

    private Matrices() {}

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    /** Returns the Frobenius norm. */
    static double norm(R064Store a) {
        return Math.sqrt(dot(a, a));
    }

    static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
        }
        return Math.sqrt(sum);
    }

    /** Returns a + weight·b. */
    static R064Store sum(R064Store a, double weight, R064Store b) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += weight * b.data[i];
        }
        return result;
    }

    /** Returns weight·a. */
    static R064Store times(double weight, R064Store a) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= weight;
        }
        return result;
    }

    static boolean isFinite(R064Store a) {
        for (double entry : a.data) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
