package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.options.Decimals;

/**
 * Ẇ = AW − κWWᵀW, A symmetric and κ &gt; 0, from any W₀: the flow of a quadratic loss with a penalty on WᵀW. WWᵀ has a closed form,
 * and with it W up to a rotation WQ:
 *
 * <pre>
 * WWᵀ(t) = E·(I + 2κ·W₀ᵀ[∫₀ᵗ e^{2As}ds]W₀)⁻¹·Eᵀ,   E = e^{At}W₀
 * </pre>
 *
 * <p>In the eigenbasis of A, with D the integral, the matrix in brackets is BᵀB for B = (I; √(2κD)·Y₀), Y₀ = VᵀW₀. If Q is an
 * orthonormal basis of the columns of B and Q₂ its lower part, then WWᵀ = V·ρQ₂(ρQ₂)ᵀ·Vᵀ with ρ² = e^{2λt}/(2κD) = λ/(κ(1 − e^{−2λt})) for each
 * eigenvalue λ. No exponential that grows is formed: Q comes from the elimination of {@link SpectralSubspace}, which keeps the
 * digits of rows of any size, whereas the inverse loses them at long times.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RiccatiFlow {

    /** Below this |x|, (eˣ − 1)/x and x/(1 − e⁻ˣ) are 1 + x/2 up to x²/6, which is below the rounding error. */
    private static final double SMALL = 1e-8;

    private final LinearAlgebra algebra;
    private final double[] rates;
    private final R064Store vectors;
    private final double kappa;
    private final R064Store initial;
    private final R064Store start;

    /**
     * Creates the flow.
     *
     * @param a A, d×d, symmetric
     * @param kappa κ &gt; 0
     * @param start W₀, d×k
     */
    public RiccatiFlow(R064Store a, double kappa, R064Store start, LinearAlgebra algebra) {
        this(algebra.symmetricEigen(a), kappa, start, algebra);
    }

    private RiccatiFlow(SymmetricEigen a, double kappa, R064Store start, LinearAlgebra algebra) {
        this(a.values(), a.vectors(), kappa, start, algebra);
    }

    /**
     * Creates the flow from the eigendecomposition of A.
     *
     * @param rates eigenvalues of A, in any order
     * @param vectors orthonormal eigenvectors, one per column, in the same order
     */
    RiccatiFlow(double[] rates, R064Store vectors, double kappa, R064Store start, LinearAlgebra algebra) {
        if (!(kappa > 0) || kappa == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("kappa is " + Decimals.text(kappa) + "; give a finite number above 0");
        }
        this.algebra = algebra;
        this.rates = rates.clone();
        this.vectors = vectors;
        this.kappa = kappa;
        this.initial = FlowArguments.start(vectors, start);
        this.start = algebra.multiplyLeftTransposed(vectors, start);
    }

    /**
     * Returns the rotation WQ of W(t), d×k, that is nearest to W₀.
     *
     * @param time t &ge; 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public R064Store weights(double time) {
        return NearestFrame.of(algebra.multiply(vectors, parts(time)), initial, algebra);
    }

    /** Returns VᵀW(t) up to a rotation of its columns: the part along each eigenvector, one a row. */
    R064Store parts(double time) {
        int d = start.getRowDim();
        int k = start.getColDim();
        FlowArguments.notNegative("a time", time);
        if (time == 0) {
            return start.copy();
        }
        // Logarithms of the row weights of B, as twice a negative value at time 1, which is how Echelon takes them.
        double[] values = new double[k + d];
        double[] ratios = new double[d];
        for (int i = 0; i < d; i++) {
            values[k + i] = -(Math.log(2 * kappa) + logIntegral(rates[i], time)) / 4;
            ratios[i] = ratio(rates[i], time);
        }
        R064Store stacked = R064Store.FACTORY.make(k + d, k);
        for (int j = 0; j < k; j++) {
            stacked.data[j * (k + d) + j] = 1;
            System.arraycopy(start.data, j * d, stacked.data, j * (k + d) + k, d);
        }
        R064Store q = algebra.orthonormalBasis(new Echelon(values, stacked, 1).basis());
        R064Store parts = R064Store.FACTORY.make(d, k);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < d; i++) {
                parts.data[j * d + i] = ratios[i] * q.data[j * (k + d) + k + i];
            }
        }
        return parts;
    }

    /** Returns ρ = √(λ/(κ(1 − e^{−2λt}))). */
    private double ratio(double lambda, double time) {
        double x = 2 * lambda * time;
        if (Math.abs(x) < SMALL) {
            return Math.sqrt((1 + x / 2) / (2 * kappa * time));
        }
        return x > 0
                ? Math.sqrt(lambda / (kappa * -Math.expm1(-x)))
                : Math.exp(lambda * time) * Math.sqrt(lambda / (kappa * Math.expm1(x)));
    }

    /** Returns log ∫₀ᵗ e^{2λs}ds = log((e^{2λt} − 1)/(2λ)). */
    private static double logIntegral(double lambda, double time) {
        double x = 2 * lambda * time;
        if (Math.abs(x) < SMALL) {
            return Math.log(time) + Math.log1p(x / 2);
        }
        // For x > 0 the factor e^x is taken out, as it may overflow.
        return x > 0 ? x + Math.log(-Math.expm1(-x) / (2 * lambda)) : Math.log(Math.expm1(x) / (2 * lambda));
    }
}
