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

    /** Share of ‖ZᵀZ‖² below which an unbiased estimate, a difference of sums of this size, is rounding. */
    private static final double ROUNDING = 1e-12;

    private Cka() {}

    /** Returns ‖XᵀY‖²/(‖XᵀX‖·‖YᵀY‖) of the centred features, in [0, 1]. */
    public static double linear(R064Store x, R064Store y, LinearAlgebra algebra) {
        return linear(Features.of(x), Features.of(y), algebra);
    }

    static double linear(Features x, Features y, LinearAlgebra algebra) {
        requireSameSamples(x, y);
        double cross = squares(algebra.multiplyLeftTransposed(x.centred, y.centred));
        return ratio(cross, x.ownProduct(algebra), y.ownProduct(algebra));
    }

    /**
     * Returns HSIC₁(X,Y)/√(HSIC₁(X,X)·HSIC₁(Y,Y)) with the unbiased estimator of Song et al. (2007), which may be
     * negative. It is computed from features, without n×n kernels.
     *
     * @throws ArithmeticException if there are fewer than four samples, a representation is constant, or its estimate with itself is not above 0
     */
    public static double debiased(R064Store x, R064Store y, LinearAlgebra algebra) {
        return debiased(Features.of(x), Features.of(y), algebra);
    }

    static double debiased(Features x, Features y, LinearAlgebra algebra) {
        requireSameSamples(x, y);
        int n = x.centred.getRowDim();
        if (n < MIN_SAMPLES) {
            throw new ArithmeticException("the debiased estimator needs at least 4 samples, got " + n);
        }
        double[] rowsX = squaredRows(x.centred);
        double[] rowsY = squaredRows(y.centred);
        double cross = unbiased(squares(algebra.multiplyLeftTransposed(x.centred, y.centred)), rowsX, rowsY);
        return ratio(cross, unbiasedOwn(x, rowsX, algebra), unbiasedOwn(y, rowsY, algebra));
    }

    /**
     * Returns HSIC₁(Z,Z) up to the factor of {@link #unbiased}.
     *
     * @throws ArithmeticException if it is not above rounding, though Z is not constant
     */
    private static double unbiasedOwn(Features z, double[] rows, LinearAlgebra algebra) {
        double product = z.ownProduct(algebra);
        double own = unbiased(product, rows, rows);
        if (product > 0 && !(own > ROUNDING * product)) {
            throw new ArithmeticException("debiased CKA is not defined here: the unbiased estimate of one"
                    + " representation with itself is not above 0, as for samples that are all equally far from each"
                    + " other; use more samples, or CKA without debiasing");
        }
        return own;
    }

    /** Scaled and centred features of a representation, with the number that each comparison needs of them. */
    static final class Features {

        private final R064Store centred;
        private double ownProduct = Double.NaN;

        private Features(R064Store centred) {
            this.centred = centred;
        }

        /** @throws ArithmeticException if the representation holds NaN or an infinity */
        static Features of(R064Store z) {
            return new Features(Centring.centredCopy(z, PowerScaling.of(z)));
        }

        /**
         * Returns the features of another representation in the memory of these, which must not be used any more, if it has the same shape.
         *
         * @throws ArithmeticException if the representation holds NaN or an infinity
         */
        Features replaced(R064Store z) {
            if (z.getRowDim() != centred.getRowDim() || z.getColDim() != centred.getColDim()) {
                return of(z);
            }
            Centring.centre(z, PowerScaling.of(z), centred);
            return new Features(centred);
        }

        /** Returns ‖ZᵀZ‖², which is computed once. */
        private double ownProduct(LinearAlgebra algebra) {
            if (Double.isNaN(ownProduct)) {
                ownProduct = squares(algebra.gramOfColumns(centred));
            }
            return ownProduct;
        }
    }

    private static void requireSameSamples(Features x, Features y) {
        if (x.centred.getRowDim() != y.centred.getRowDim()) {
            throw new IllegalArgumentException("CKA compares representations of the same samples, got "
                    + x.centred.getRowDim() + " and " + y.centred.getRowDim() + " rows");
        }
    }

    private static double ratio(double cross, double first, double second) {
        if (!(first > 0) || !(second > 0)) {
            throw new ArithmeticException("CKA is not defined here: one representation is constant, which gives 0/0");
        }
        return cross / (Math.sqrt(first) * Math.sqrt(second));
    }

    /**
     * Returns ‖XᵀY‖² − n/(n−2)·Σ rx·ry + Σrx·Σry/((n−1)(n−2)), r the squared row norms: HSIC₁ up to a constant factor.
     *
     * @param product ‖XᵀY‖²
     */
    private static double unbiased(double product, double[] rowsX, double[] rowsY) {
        int n = rowsX.length;
        double mixed = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < n; i++) {
            mixed += rowsX[i] * rowsY[i];
            sumX += rowsX[i];
            sumY += rowsY[i];
        }
        return product - mixed * n / (n - 2) + sumX * sumY / ((n - 1.0) * (n - 2));
    }

    private static double[] squaredRows(R064Store x) {
        double[] sums = new double[x.getRowDim()];
        for (int c = 0; c < x.getColDim(); c++) {
            for (int i = 0; i < sums.length; i++) {
                double value = x.data[c * sums.length + i];
                sums[i] += value * value;
            }
        }
        return sums;
    }

    private static double squares(R064Store matrix) {
        double sum = 0;
        for (double value : matrix.data) {
            sum += value * value;
        }
        return sum;
    }
}
