package org.repdyn.manifolds.checks;

import org.ojalgo.matrix.store.R064Store;

/** Arithmetic of matrices as vectors, which returns new ones. */
final class Vectors {

    private Vectors() {}

    /** Returns a matrix of zeros of the same shape. */
    static R064Store like(R064Store matrix) {
        return R064Store.FACTORY.make(matrix.getRowDim(), matrix.getColDim());
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    /** Returns a·v. */
    static R064Store scaled(double a, R064Store v) {
        return combination(a, v, 0, v);
    }

    /** Returns a·v + b·w. */
    static R064Store combination(double a, R064Store v, double b, R064Store w) {
        R064Store result = like(v);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * v.data[i] + b * w.data[i];
        }
        return result;
    }

    /** Returns v − w. */
    static R064Store difference(R064Store v, R064Store w) {
        return combination(1, v, -1, w);
    }

    /** Returns the Frobenius norm, without overflow or underflow of squares. */
    static double length(R064Store matrix) {
        double sum = 0;
        for (double entry : matrix.data) {
            sum = Math.hypot(sum, entry);
        }
        return sum;
    }
}
