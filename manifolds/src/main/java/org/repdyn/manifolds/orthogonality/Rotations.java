package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.spi.ManifoldArguments;

/**
 * Special orthogonal group SO(n) with the bi-invariant metric tr(VᵀV): matrices with WᵀW = c²I and a positive determinant.
 * Geodesics, logarithm and parallel transport have closed forms, for angles from 0 to 180°.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Rotations extends OrthogonalMatrices {

    /** Length of a step at scale 1 up to which point + step keeps half of the digits of the point, so that it ends at a rotation. */
    private static final double CERTAIN_LENGTH = 1e8;

    /**
     * Creates the group of rotations, on ojAlgo.
     *
     * @param size number of rows and columns
     */
    public Rotations(int size) {
        this(size, 1, LinearAlgebra.ojAlgo());
    }

    /**
     * Creates the set of matrices c·R with a rotation R.
     *
     * @param size number of rows and columns
     * @param scale length c of a column
     * @param algebra linear algebra to compute with
     */
    public Rotations(int size, double scale, LinearAlgebra algebra) {
        super(size, scale, algebra);
    }

    /**
     * Computes the nearest rotation, U·diag(1, …, 1, det UVᵀ)·Vᵀ (Umeyama 1991).
     *
     * @throws ArithmeticException if the matrix has rank below n
     */
    @Override
    void nearestOfLoaded(R064Store result) {
        super.nearestOfLoaded(result);
        if (determinant(result) > 0) {
            return;
        }
        factors.turnLeastDirection(result);
    }

    /** Returns ‖WᵀW/c² − I‖_F, and 2 more for a reflection. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        double residual = super.residual(point);
        return determinant(point) > 0 ? residual : 2 + residual;
    }

    /** Refuses a step whose tangent vector is so long that the point is lost: what is left of odd size is as often a reflection. */
    @Override
    void checkLongStep(R064Store tangent, R064Store result) {
        if (length(tangent) > CERTAIN_LENGTH * scale && !(determinant(result) > 0)) {
            throw new ArithmeticException("a step of length " + Decimals.text(length(tangent) / scale)
                    + " at scale 1 loses the rotation that it starts from in its rounding; use a shorter step");
        }
    }

    /** Returns det(W/c): powers of a small scale would underflow. */
    private double determinant(R064Store matrix) {
        R064Store unit = Entries.copyOf(matrix);
        Entries.scale(1 / scale, unit, unit);
        return LU.R064.make(unit).calculateDeterminant(unit);
    }
}
