package org.repdyn.manifolds.spectral;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;

/**
 * f(X) = Σᵢ √(σᵢ² + μ²) at one X = UΣVᵀ, with its gradient U·diag(φ(σᵢ))·Vᵀ, φ(σ) = σ/√(σ² + μ²), which tends to msign(X) for μ → 0, and its
 * Hessian. The memory is reused from one X to the next.
 */
final class SmoothedNuclearNorm {

    private final LinearAlgebra algebra;
    private final int rows;
    private final int columns;
    private final int r;
    private final JacobiSvd svd;
    /** Xᵀ if X has more columns than rows, which the decomposition does not take. */
    private final R064Store tall;

    private final R064Store u;
    private final R064Store v;
    private final double[] sigma;
    /** √(σᵢ² + μ²). */
    private final double[] smoothed;

    private final R064Store scaled;
    private final R064Store hv;
    private final R064Store hu;
    private final R064Store inner;
    private final R064Store middle;
    private final R064Store product;
    private double mu;

    SmoothedNuclearNorm(int rows, int columns, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.rows = rows;
        this.columns = columns;
        r = Math.min(rows, columns);
        svd = new JacobiSvd(Math.max(rows, columns), r);
        tall = R064Store.FACTORY.make(Math.max(rows, columns), r);
        u = rows >= columns ? svd.left : svd.right;
        v = rows >= columns ? svd.right : svd.left;
        sigma = svd.values;
        smoothed = new double[r];
        scaled = R064Store.FACTORY.make(rows, r);
        hv = R064Store.FACTORY.make(rows, r);
        hu = R064Store.FACTORY.make(columns, r);
        inner = R064Store.FACTORY.make(r, r);
        middle = R064Store.FACTORY.make(r, r);
        product = R064Store.FACTORY.make(rows, columns);
    }

    /** Moves to another X and μ. */
    void moveTo(R064Store x, double smoothing) {
        if (rows >= columns) {
            Entries.copy(x, tall);
        } else {
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    tall.data[i * columns + j] = x.data[j * rows + i];
                }
            }
        }
        svd.decompose(tall);
        smoothBy(smoothing);
    }

    /** Takes another μ at the same X. */
    void smoothBy(double smoothing) {
        mu = smoothing;
        for (int i = 0; i < r; i++) {
            smoothed[i] = Math.hypot(sigma[i], mu);
        }
    }

    double mu() {
        return mu;
    }

    double value() {
        return sum(smoothed);
    }

    double nuclearNorm() {
        return sum(sigma);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : sigma) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    private double phi(int i) {
        return sigma[i] == 0 ? 0 : sigma[i] / smoothed[i];
    }

    /** Computes the gradient. */
    void gradient(R064Store result) {
        for (int j = 0; j < r; j++) {
            double factor = phi(j);
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                scaled.data[i] = factor == 0 ? 0 : u.data[i] * factor;
            }
        }
        algebra.multiply(scaled, false, v, true, result);
    }

    /**
     * Computes the derivative of the gradient along H. In the singular bases it divides the symmetric part of UᵀHV by divided differences of
     * φ, its skew part by (φᵢ + φⱼ)/(σᵢ + σⱼ), and the parts of H outside of U or V by φᵢ/σᵢ = 1/√(σᵢ² + μ²).
     */
    void hessian(R064Store h, R064Store result) {
        algebra.multiply(h, false, v, false, hv);
        algebra.multiply(u, true, hv, false, inner);
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                double symmetric = (inner.data[j * r + i] + inner.data[i * r + j]) / 2;
                double skew = (inner.data[j * r + i] - inner.data[i * r + j]) / 2;
                middle.data[j * r + i] = difference(i, j) * symmetric + mean(i, j) * skew;
            }
        }
        algebra.multiply(u, false, middle, false, scaled);
        algebra.multiply(scaled, false, v, true, result);
        if (rows > r) {
            // (I − UUᵀ)HV·diag(1/√(σ² + μ²))·Vᵀ
            algebra.multiply(u, false, inner, false, scaled);
            outside(hv, scaled, rows);
            algebra.multiply(scaled, false, v, true, product);
            Entries.combine(1, result, 1, product, result);
        } else if (columns > r) {
            // U·diag(1/√(σ² + μ²))·UᵀH(I − VVᵀ)
            algebra.multiply(h, true, u, false, hu);
            transpose(inner, middle);
            algebra.multiply(v, false, middle, false, wide());
            outside(hu, wide(), columns);
            algebra.multiply(u, false, wide(), true, product);
            Entries.combine(1, result, 1, product, result);
        }
    }

    /** Returns memory of the shape of V, which a decomposition of a wide matrix has left free. */
    private R064Store wide() {
        return tall;
    }

    /** Computes (whole − inside)·diag(1/√(σ² + μ²)) in {@code inside}. */
    private void outside(R064Store whole, R064Store inside, int length) {
        for (int j = 0; j < r; j++) {
            for (int i = j * length; i < (j + 1) * length; i++) {
                inside.data[i] = (whole.data[i] - inside.data[i]) / smoothed[j];
            }
        }
    }

    private void transpose(R064Store a, R064Store result) {
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                result.data[i * r + j] = a.data[j * r + i];
            }
        }
    }

    /** Returns (φᵢ − φⱼ)/(σᵢ − σⱼ) without cancellation: μ²(σᵢ + σⱼ)/(aᵢaⱼ(σᵢaⱼ + σⱼaᵢ)), aᵢ = √(σᵢ² + μ²). */
    private double difference(int i, int j) {
        double ai = smoothed[i];
        double aj = smoothed[j];
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
