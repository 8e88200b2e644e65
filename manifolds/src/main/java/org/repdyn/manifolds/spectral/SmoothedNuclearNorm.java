package org.repdyn.manifolds.spectral;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;

/**
 * f(X) = Σᵢ √(σᵢ² + μ²) at one X = UΣVᵀ, with its gradient U·diag(φ(σᵢ))·Vᵀ, φ(σ) = σ/√(σ² + μ²), which tends to msign(X) for μ → 0, and its
 * Hessian.
 */
final class SmoothedNuclearNorm {

    private final LinearAlgebra algebra;
    private final R064Store u;
    private final R064Store v;
    private final double[] sigma;
    private final double mu;

    /** Creates f at X. */
    static SmoothedNuclearNorm at(R064Store x, double mu, LinearAlgebra algebra) {
        ThinSvd svd = algebra.thinSvd(x);
        return new SmoothedNuclearNorm(svd.left(), svd.values(), svd.right(), mu, algebra);
    }

    private SmoothedNuclearNorm(R064Store u, double[] sigma, R064Store v, double mu, LinearAlgebra algebra) {
        this.u = u;
        this.v = v;
        this.sigma = sigma;
        this.mu = mu;
        this.algebra = algebra;
    }

    /** Returns f with another μ at the same X. */
    SmoothedNuclearNorm smoothedBy(double other) {
        return new SmoothedNuclearNorm(u, sigma, v, other, algebra);
    }

    double mu() {
        return mu;
    }

    double value() {
        return Arrays.stream(sigma).map(s -> Math.hypot(s, mu)).sum();
    }

    double nuclearNorm() {
        return Arrays.stream(sigma).sum();
    }

    double smallest() {
        return sigma[sigma.length - 1];
    }

    private double phi(int i) {
        return sigma[i] == 0 ? 0 : sigma[i] / Math.hypot(sigma[i], mu);
    }

    R064Store gradient() {
        R064Store scaled = u.copy();
        int rows = scaled.getRowDim();
        for (int j = 0; j < sigma.length; j++) {
            double factor = phi(j);
            for (int i = 0; i < rows; i++) {
                scaled.data[j * rows + i] *= factor;
            }
        }
        return algebra.multiplyRightTransposed(scaled, v);
    }

    /**
     * Returns the derivative of the gradient along H. In the singular bases it divides the symmetric part of UᵀHV by divided differences of
     * φ, its skew part by (φᵢ + φⱼ)/(σᵢ + σⱼ), and the parts of H outside of U or V by φᵢ/σᵢ = 1/√(σᵢ² + μ²).
     */
    R064Store hessian(R064Store h) {
        R064Store hv = algebra.multiply(h, v);
        R064Store a = algebra.multiplyLeftTransposed(u, hv);
        int r = sigma.length;
        R064Store middle = R064Store.FACTORY.make(r, r);
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                double symmetric = (a.doubleValue(i, j) + a.doubleValue(j, i)) / 2;
                double skew = (a.doubleValue(i, j) - a.doubleValue(j, i)) / 2;
                middle.set(i, j, difference(i, j) * symmetric + mean(i, j) * skew);
            }
        }
        R064Store result = algebra.multiplyRightTransposed(algebra.multiply(u, middle), v);
        if (u.getRowDim() > r) {
            // (I − UUᵀ)HV·diag(1/√(σ² + μ²))·Vᵀ
            R064Store outside = Matrices.sum(hv, -1, algebra.multiply(u, a));
            scaleColumns(outside);
            return Matrices.sum(result, 1, algebra.multiplyRightTransposed(outside, v));
        }
        if (v.getRowDim() > r) {
            R064Store hu = algebra.multiplyLeftTransposed(h, u);
            R064Store outside = Matrices.sum(hu, -1, algebra.multiplyRightTransposed(v, a));
            scaleColumns(outside);
            return Matrices.sum(result, 1, algebra.multiplyRightTransposed(u, outside));
        }
        return result;
    }

    private void scaleColumns(R064Store matrix) {
        int rows = matrix.getRowDim();
        for (int j = 0; j < sigma.length; j++) {
            double factor = 1 / Math.hypot(sigma[j], mu);
            for (int i = 0; i < rows; i++) {
                matrix.data[j * rows + i] *= factor;
            }
        }
    }

    /** Returns (φᵢ − φⱼ)/(σᵢ − σⱼ) without cancellation: μ²(σᵢ + σⱼ)/(aᵢaⱼ(σᵢaⱼ + σⱼaᵢ)), aᵢ = √(σᵢ² + μ²). */
    private double difference(int i, int j) {
        double ai = Math.hypot(sigma[i], mu);
        double aj = Math.hypot(sigma[j], mu);
        double cross = sigma[i] * aj + sigma[j] * ai;
        // Both singular values vanish: φ'(0) = 1/μ.
        return cross == 0 ? 1 / mu : mu / ai * (mu / aj) * ((sigma[i] + sigma[j]) / cross);
    }

    /** Returns (φᵢ + φⱼ)/(σᵢ + σⱼ). */
    private double mean(int i, int j) {
        double sum = sigma[i] + sigma[j];
        return sum == 0 ? 1 / mu : (phi(i) + phi(j)) / sum;
    }
}
