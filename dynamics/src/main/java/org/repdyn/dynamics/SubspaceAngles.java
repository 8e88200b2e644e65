package org.repdyn.dynamics;

import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;

/**
 * Angles between column spaces: small ones are computed from sines and large ones from cosines, so that neither 1e-9
 * nor π/2 loses digits (Björck and Golub 1973; Knyazev and Argentati 2002).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SubspaceAngles {

    private SubspaceAngles() {}

    /**
     * Returns the largest principal angle between the spans of two matrices of the same shape, in radians.
     *
     * @param a d×k, full column rank, any basis
     * @param b d×k, full column rank, any basis
     * @throws IllegalArgumentException if the shapes differ
     * @throws ArithmeticException if an entry is not finite, or a column depends, to rounding, on those before it
     */
    public static double largest(R064Store a, R064Store b, LinearAlgebra algebra) {
        if (a.getRowDim() != b.getRowDim() || a.getColDim() != b.getColDim()) {
            throw new IllegalArgumentException("the two bases have different shapes: " + a.getRowDim() + "×"
                    + a.getColDim() + " and " + b.getRowDim() + "×" + b.getColDim());
        }
        R064Store p = orthonormal(a, algebra);
        R064Store q = orthonormal(b, algebra);
        R064Store overlap = algebra.multiplyLeftTransposed(q, p);
        R064Store inside = algebra.multiply(q, overlap);
        double sine = singularValue(p.subtract(inside), 0);
        if (sine * sine < 0.5) {
            return Math.asin(sine);
        }
        return Math.acos(Math.min(1, singularValue(overlap, a.getColDim() - 1)));
    }

    private static double singularValue(MatrixStore<Double> matrix, int index) {
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.computeValuesOnly(matrix);
        return svd.getSingularValues().doubleValue(index);
    }

    private static R064Store orthonormal(R064Store matrix, LinearAlgebra algebra) {
        Operands.requireFinite(matrix, "angle between subspaces");
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        R064Store scaled = matrix.copy();
        for (int j = 0; j < columns; j++) {
            normalise(scaled.data, j * rows, rows);
        }
        return algebra.orthonormalBasis(scaled);
    }

    private static void normalise(double[] values, int first, int length) {
        double largest = 0;
        for (int i = first; i < first + length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        if (largest == 0) {
            return;
        }
        for (int i = first; i < first + length; i++) {
            values[i] /= largest;
        }
    }
}
