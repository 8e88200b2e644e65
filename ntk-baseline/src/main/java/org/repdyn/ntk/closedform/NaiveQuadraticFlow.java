package org.repdyn.ntk.closedform;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * U̇ = −KMU in closed form, for any positive semi-definite K. With K = RRᵀ and RᵀMR = VΓVᵀ, the motion stays in the
 * range of R: U(t) = U₀ + Rz, ż = −RᵀMR·z − RᵀMU₀, z(0) = 0, hence with B = RV and c = BᵀMU₀
 *
 * <pre>
 * U(t) = U₀ − B·φ(Γ, t)·c,               φ(γ, t) = (1 − e^{−γt})/γ
 * α(t) = −M(tU₀ − B·ψ(Γ, t)·c),          ψ(γ, t) = (t − φ(γ, t))/γ
 * </pre>
 *
 * <p>The null space of K does not move, and no inverse of K appears. If M pairs whole blocks ({@link BlockPairing}), its range is known, and the modes come from
 * one Cholesky factorisation and one eigendecomposition of the size of that range, which is smaller than N; else, and where K is singular there,
 * from one eigendecomposition of K and one of RᵀMR. (Esser, Mukherjee, Ghoshdastidar 2023; Jacot, Gabriel, Hongler 2018.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NaiveQuadraticFlow {

    private final LinearAlgebra algebra;
    private final PairingMatrix pairing;
    private final R064Store start;
    private final QuadraticModes modes;
    private final double[] rates;

    /**
     * Creates the flow from a start.
     *
     * @param kernel K, N×N
     * @param pairing M
     * @param start U₀, N×k
     * @throws IllegalArgumentException if K, M and U₀ are not of the same points
     * @throws ArithmeticException if K is not positive semi-definite
     */
    public NaiveQuadraticFlow(R064Store kernel, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.pairing = pairing;
        KernelShapes.requireFlow(kernel, pairing.size(), start);
        this.start = start.copy();
        modes = QuadraticModes.of(kernel, pairing, start, algebra);
        rates = modes.rates();
    }

    /** Returns the largest growth rate, −min γ; 0 if nothing moves. */
    public double topGrowthRate() {
        return rates.length == 0 ? 0 : 0.0 - rates[0];
    }

    /**
     * Returns the rates at which modes grow, N of them, ascending: the eigenvalues of −K^½MK^½, of which those beside {@link #modes()} are 0.
     */
    public double[] growthRates() {
        double[] result = new double[start.getRowDim()];
        for (int i = 0; i < rates.length; i++) {
            result[i] = 0.0 - rates[i];
        }
        Arrays.sort(result);
        return result;
    }

    /** Returns the number of modes that move: the rank of K, to rounding, or that of M if it is smaller and K is not singular on its range. */
    public int modes() {
        return rates.length;
    }

    /**
     * Returns U(t), infinite where it exceeds the range of double precision; {@link #scaled} returns its size and direction there
     * too.
     */
    public R064Store embeddings(double t) {
        return embeddings(new double[] {t});
    }

    /** Returns U at several times side by side, N×kT, which takes less time than one after the other. */
    public R064Store embeddings(double[] times) {
        R064Store result = product(modes.directions(), weighted(times, Propagators::phi));
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = start.data[i % start.data.length] - result.data[i];
        }
        return result;
    }

    /**
     * Prepares the embeddings of other points, which follow U* = U₀* + K*α.
     *
     * @param startOutputs U₀*, m×k
     * @param cross K*, m×N
     * @throws IllegalArgumentException if they have other shapes
     */
    public Outputs outputs(R064Store startOutputs, R064Store cross) {
        KernelShapes.require("the outputs at the start", startOutputs, cross.getRowDim(), start.getColDim());
        KernelShapes.require("the kernel with the training points", cross, cross.getRowDim(), start.getRowDim());
        return new Outputs(
                startOutputs.copy(),
                product(cross, QuadraticModes.times(pairing, start)),
                product(cross, QuadraticModes.times(pairing, modes.directions())));
    }

    /** Embeddings of points that the flow is not trained on: U*(t) = U₀* − tK*MU₀ + K*MB·ψ(Γ, t)·c. */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public final class Outputs {

        private final R064Store startOutputs;
        private final R064Store speed;
        private final R064Store directions;

        private Outputs(R064Store startOutputs, R064Store speed, R064Store directions) {
            this.startOutputs = startOutputs;
            this.speed = speed;
            this.directions = directions;
        }

        /** Returns U* at several times side by side, m×kT. */
        public R064Store at(double[] times) {
            R064Store result = product(directions, weighted(times, Propagators::psi));
            int length = startOutputs.data.length;
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] += startOutputs.data[i % length] - times[i / length] * speed.data[i % length];
            }
            return result;
        }
    }

    /** Returns α(t) of U* = U₀* + K*α. */
    public R064Store dualWeights(double t) {
        R064Store result = product(modes.directions(), weighted(new double[] {t}, Propagators::psi));
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] -= t * start.data[i];
        }
        return QuadraticModes.times(pairing, result);
    }

    /**
     * U(t) = e^{logScale}·direction, for times at which it exceeds the range of double precision.
     *
     * @param logScale natural logarithm of ‖U(t)‖_F
     * @param direction of Frobenius norm 1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Scaled(double logScale, R064Store direction) {}

    /** Returns U(t) as size and direction. */
    public Scaled scaled(double t) {
        requireFinite(t);
        double exponent = Math.max(0, topGrowthRate() * t);
        R064Store part = R064Store.FACTORY.make(rates.length, start.getColDim());
        for (int j = 0; j < rates.length; j++) {
            // φ·e^{−exponent}, computed so that no factor overflows.
            double x = -rates[j] * t;
            double factor = x > 1
                    ? (Math.exp(x - exponent) - Math.exp(-exponent)) / -rates[j]
                    : Propagators.phi(rates[j], t) * Math.exp(-exponent);
            for (int c = 0; c < part.getColDim(); c++) {
                part.data[c * rates.length + j] = factor * modes.amplitudes().data[c * rates.length + j];
            }
        }
        R064Store result = rates.length == 0 ? start.copy() : algebra.multiply(modes.directions(), part);
        double norm = 0;
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = rates.length == 0 ? start.data[i] : start.data[i] * Math.exp(-exponent) - result.data[i];
            norm = Math.hypot(norm, result.data[i]);
        }
        for (int i = 0; i < result.data.length && norm > 0; i++) {
            result.data[i] /= norm;
        }
        return new Scaled(exponent + Math.log(norm), result);
    }

    private void requireFinite(double t) {
        if (Double.isInfinite(t)) {
            throw new IllegalArgumentException(
                    "a quadratic loss without a constraint has no limit: its embeddings grow like exp("
                            + Decimals.text(topGrowthRate())
                            + " t); compare at a fixed time, or constrain the readout");
        }
        if (!(t >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0, got " + Decimals.text(t));
        }
    }

    /** Returns a·b, also if there are no modes or no other points. */
    private R064Store product(R064Store a, R064Store b) {
        return a.data.length == 0 || b.data.length == 0
                ? R064Store.FACTORY.make(a.getRowDim(), b.getColDim())
                : algebra.multiply(a, b);
    }

    /** Returns f(Γ, t)·c for each time, r×kT. */
    private R064Store weighted(double[] times, DoubleBinaryOperator function) {
        int rank = rates.length;
        double[] amplitudes = modes.amplitudes().data;
        R064Store result = R064Store.FACTORY.make(rank, start.getColDim() * times.length);
        for (int i = 0; i < times.length; i++) {
            requireFinite(times[i]);
            for (int j = 0; j < rank; j++) {
                double factor = function.applyAsDouble(rates[j], times[i]);
                for (int at = j; at < amplitudes.length; at += rank) {
                    result.data[i * amplitudes.length + at] = factor * amplitudes[at];
                }
            }
        }
        return result;
    }
}
