package org.repdyn.manifolds.spectral;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;

/** msign(M), the sum of uᵢvᵢᵀ over the nonzero singular values of M; 0 for M = 0. */
final class MatrixSign {

    /** Coefficients of x ↦ ax + bx³ + cx⁵ of Jordan et al. (2024), "Muon: an optimizer for hidden layers in neural networks". */
    private static final double[] COEFFICIENTS = {3.4445, -4.7750, 2.0315};

    private static final int ITERATIONS = 5;

    private final Orthogonalisation method;
    private final LinearAlgebra algebra;

    MatrixSign(Orthogonalisation method, LinearAlgebra algebra) {
        this.method = method;
        this.algebra = algebra;
    }

    /** Returns msign(M), of the shape of M. */
    R064Store of(R064Store m) {
        return method == Orthogonalisation.SVD ? bySvd(m) : byIteration(m);
    }

    private R064Store bySvd(R064Store m) {
        ThinSvd svd = algebra.thinSvd(m);
        double[] values = svd.values();
        // Singular values below this bound are rounding errors of a matrix of lower rank, with arbitrary directions.
        double smallest = Math.max(m.getRowDim(), m.getColDim()) * Math.ulp(1.0) * values[0];
        R064Store left = svd.left().copy();
        for (int j = 0; j < values.length; j++) {
            if (!(values[j] > smallest)) {
                for (int i = 0; i < left.getRowDim(); i++) {
                    left.set(i, j, 0);
                }
            }
        }
        return algebra.multiplyRightTransposed(left, svd.right());
    }

    private R064Store byIteration(R064Store m) {
        double norm = Matrices.norm(m);
        R064Store x = m.copy();
        if (norm == 0) {
            return x;
        }
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] /= norm;
        }
        // The products are those of the smaller Gram matrix.
        boolean tall = x.getRowDim() >= x.getColDim();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            R064Store gram = tall ? algebra.gramOfColumns(x) : algebra.gramOfRows(x);
            R064Store square = algebra.multiply(gram, gram);
            for (int i = 0; i < gram.data.length; i++) {
                gram.data[i] = COEFFICIENTS[1] * gram.data[i] + COEFFICIENTS[2] * square.data[i];
            }
            R064Store change = tall ? algebra.multiply(x, gram) : algebra.multiply(gram, x);
            for (int i = 0; i < x.data.length; i++) {
                x.data[i] = COEFFICIENTS[0] * x.data[i] + change.data[i];
            }
        }
        return x;
    }
}
