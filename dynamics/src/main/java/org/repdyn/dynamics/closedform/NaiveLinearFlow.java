package org.repdyn.dynamics.closedform;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Modes;

/**
 * Ẇ = −2CW without a constraint: W(t) = e^{−2Ct}W₀, at any t. Where it does not fit double precision, its size is known as
 * a logarithm and its direction as a matrix of norm 1. (Esser, Mukherjee, Ghoshdastidar 2023.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NaiveLinearFlow {

    /** e^x is finite, with room for sums. */
    private static final double LARGEST_EXPONENT = 700;

    private final LinearAlgebra algebra;
    private final SymmetricEigen eigen;
    private final R064Store start;

    /**
     * @param c C, d×d, symmetric
     * @param start W₀, d×k
     */
    public NaiveLinearFlow(R064Store c, R064Store start, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.eigen = algebra.symmetricEigen(c);
        this.start = algebra.multiplyLeftTransposed(eigen.vectors(), start);
    }

    /** The eigenvalues of C, ascending. */
    public double[] eigenvalues() {
        return eigen.values().clone();
    }

    /**
     * The eigenvectors of C, the fastest growing first, in which W falls apart.
     *
     * @param block index of W among the weight blocks
     */
    public Modes modes(int block) {
        return Modes.ofWeights(eigen.values(), eigen.vectors(), block);
    }

    /** e^{−2Λt}VᵀW₀, the part along each eigenvector, one a row; infinite where it overflows. */
    public R064Store parts(double time) {
        return scaled(time, 0);
    }

    /** log‖W(t)‖_F. */
    public double logNorm(double time) {
        double shift = logLargest(time);
        return shift == Double.NEGATIVE_INFINITY ? shift : shift + Math.log(norm(scaled(time, shift)));
    }

    /** W(t)/‖W(t)‖_F; 0 where W₀ is. */
    public R064Store direction(double time) {
        double shift = logLargest(time);
        if (shift == Double.NEGATIVE_INFINITY) {
            return R064Store.FACTORY.make(start.getRowDim(), start.getColDim());
        }
        R064Store scaled = scaled(time, shift);
        double norm = norm(scaled);
        for (int i = 0; i < scaled.data.length; i++) {
            scaled.data[i] /= norm;
        }
        return algebra.multiply(eigen.vectors(), scaled);
    }

    /** W(t); empty where it overflows. */
    public Optional<R064Store> weights(double time) {
        if (logNorm(time) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        return Optional.of(algebra.multiply(eigen.vectors(), scaled(time, 0)));
    }

    /** tr(WᵀCW); infinite where it overflows. */
    public double loss(double time) {
        R064Store w = scaled(time, 0);
        double sum = 0;
        for (int j = 0; j < w.getColDim(); j++) {
            for (int i = 0; i < w.getRowDim(); i++) {
                double entry = w.doubleValue(i, j);
                sum += entry == 0 ? 0 : eigen.values()[i] * entry * entry;
            }
        }
        return sum;
    }

    /** log(σ₂/σ₁) of W(t), to high relative accuracy however small the ratio; empty for a single column. */
    public Optional<Double> logSingularValueRatio(double time) {
        return start.getColDim() < 2
                ? Optional.empty()
                : Optional.of(
                        GradedSingularValues.logRatio(new SpectralSubspace(eigen.values(), start).at(time), algebra));
    }

    private double logLargest(double time) {
        double largest = Double.NEGATIVE_INFINITY;
        int rows = start.getRowDim();
        for (int l = 0; l < start.data.length; l++) {
            if (start.data[l] != 0) {
                largest = Math.max(largest, Math.log(Math.abs(start.data[l])) - 2 * eigen.values()[l % rows] * time);
            }
        }
        return largest;
    }

    /** e^{−2Λt − shift}·VᵀW₀. */
    private R064Store scaled(double time, double shift) {
        int rows = start.getRowDim();
        R064Store result = R064Store.FACTORY.make(rows, start.getColDim());
        for (int l = 0; l < start.data.length; l++) {
            if (start.data[l] != 0) {
                double exponent = -2 * eigen.values()[l % rows] * time - shift;
                result.data[l] = Math.abs(exponent) < 600
                        ? start.data[l] * Math.exp(exponent)
                        : Math.signum(start.data[l]) * Math.exp(Math.log(Math.abs(start.data[l])) + exponent);
            }
        }
        return result;
    }

    private static double norm(R064Store matrix) {
        double sum = 0;
        for (double v : matrix.data) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
