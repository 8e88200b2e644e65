package org.repdyn.observables.similarity;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.observables.spectrum.Centring;
import org.repdyn.observables.spectrum.PowerScaling;

/**
 * Linear centred kernel alignment of two representations of the same n samples, X n×p and Y n×q. It is invariant under
 * rotation, scaling and translation of each. Kornblith, Norouzi, Lee and Hinton (2019), "Similarity of Neural Network
 * Representations Revisited".
 *
 * <p>Both forms throw {@link ArithmeticException} if a representation is constant, which gives 0/0.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Cka {

    /** Smallest number of samples for which the debiased estimator is defined. */
    private static final int MIN_SAMPLES = 4;

    private Cka() {}

    /** Returns ‖XᵀY‖²/(‖XᵀX‖·‖YᵀY‖) of the centred features, in [0, 1]. */
    public static double linear(R064Store x, R064Store y, LinearAlgebra algebra) {
        R064Store xc = centred(x, y);
        R064Store yc = centred(y, x);
        double cross = squares(algebra.multiplyLeftTransposed(xc, yc));
        double first = squares(algebra.multiplyLeftTransposed(xc, xc));
        double second = squares(algebra.multiplyLeftTransposed(yc, yc));
        return ratio(cross, first, second);
    }

    /**
     * Returns HSIC₁(X,Y)/√(HSIC₁(X,X)·HSIC₁(Y,Y)) with the unbiased estimator of Song et al. (2007), which may be
     * negative. It is computed from features, without n×n kernels.
     *
     * @throws ArithmeticException if there are fewer than four samples, or a representation is constant
     */
    public static double debiased(R064Store x, R064Store y, LinearAlgebra algebra) {
        if (x.getRowDim() < MIN_SAMPLES) {
            throw new ArithmeticException("the debiased estimator needs at least 4 samples, got " + x.getRowDim());
        }
        R064Store xc = centred(x, y);
        R064Store yc = centred(y, x);
        double cross = unbiased(xc, yc, algebra);
        double first = unbiased(xc, xc, algebra);
        double second = unbiased(yc, yc, algebra);
        return ratio(cross, first, second);
    }

    private static double ratio(double cross, double first, double second) {
        if (!(first > 0) || !(second > 0)) {
            throw new ArithmeticException("CKA is not defined here: one representation is constant, which gives 0/0");
        }
        return cross / (Math.sqrt(first) * Math.sqrt(second));
    }

    private static R064Store centred(R064Store x, R064Store other) {
        if (x.getRowDim() != other.getRowDim()) {
            throw new IllegalArgumentException("CKA compares representations of the same samples, got " + x.getRowDim()
                    + " and " + other.getRowDim() + " rows");
        }
        R064Store scaled = PowerScaling.of(x).apply(x);
        Centring.centre(scaled);
        return scaled;
    }

    /** Returns ‖XᵀY‖² − n/(n−2)·Σ rx·ry + Σrx·Σry/((n−1)(n−2)), r the squared row norms: HSIC₁ up to a constant factor. */
    private static double unbiased(R064Store x, R064Store y, LinearAlgebra algebra) {
        int n = x.getRowDim();
        double mixed = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < n; i++) {
            double rx = squaredRow(x, i);
            double ry = squaredRow(y, i);
            mixed += rx * ry;
            sumX += rx;
            sumY += ry;
        }
        return squares(algebra.multiplyLeftTransposed(x, y))
                - mixed * n / (n - 2)
                + sumX * sumY / ((n - 1.0) * (n - 2));
    }

    private static double squaredRow(R064Store x, int row) {
        double sum = 0;
        for (int c = 0; c < x.getColDim(); c++) {
            double value = x.doubleValue(row, c);
            sum += value * value;
        }
        return sum;
    }

    private static double squares(R064Store matrix) {
        double sum = 0;
        for (double value : matrix.data) {
            sum += value * value;
        }
        return sum;
    }
}
