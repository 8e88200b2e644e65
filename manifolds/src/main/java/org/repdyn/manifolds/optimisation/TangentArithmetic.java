package org.repdyn.manifolds.optimisation;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Linear combinations of tangent vectors, which write into the last argument and allocate nothing. */
final class TangentArithmetic {

    private TangentArithmetic() {}

    static R064Store like(R064Store matrix) {
        return R064Store.FACTORY.make(matrix.getRowDim(), matrix.getColDim());
    }

    static void copy(R064Store from, R064Store to) {
        System.arraycopy(from.data, 0, to.data, 0, from.data.length);
    }

    static R064Store copyOf(R064Store matrix) {
        R064Store result = like(matrix);
        copy(matrix, result);
        return result;
    }

    /** Computes result = weight·vector; the result may be the vector. */
    static void scale(double weight, R064Store vector, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = weight * vector.data[i];
        }
    }

    /** Computes result += weight·vector. */
    static void add(double weight, R064Store vector, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += weight * vector.data[i];
        }
    }

    /** Computes result = a·x + b·y; the result may be x or y. */
    static void combine(double a, R064Store x, double b, R064Store y, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * x.data[i] + b * y.data[i];
        }
    }

    /** Returns the Frobenius norm, without overflow or underflow of squares. */
    static double length(R064Store matrix) {
        return Entries.norm(matrix);
    }

    static boolean isFinite(R064Store matrix) {
        for (double entry : matrix.data) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
