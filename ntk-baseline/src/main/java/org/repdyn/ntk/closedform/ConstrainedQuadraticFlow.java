package org.repdyn.ntk.closedform;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.LutherIntegrator;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * U̇ = −(K − UUᵀ)MU for any positive semi-definite K and any U₀: the quadratic loss ½tr(UᵀMU) under a constant kernel
 * with orthogonal columns of the readout, in the gauge of the equation itself, and with test points
 * U̇* = −(K* − U*Uᵀ)MU. (Esser, Mukherjee, Ghoshdastidar 2023.)
 *
 * <p>U = U₀S + Kα and U* = U₀*S + K*α. Over a short step U = ES with E = e^{−KMt}U₀ in closed form and
 * SSᵀ = B⁻¹, B = I − 2∫EᵀME; the remaining rotation in S solves Ṡ = SSᵀ(EᵀME)S, k×k. Steps are as long as modes grow
 * apart by half an e-fold, so that E never loses rank; a step works on k columns in the r modes of K, so its cost
 * does not depend on N. With K = RRᵀ, RᵀMR = VΓVᵀ and B = RV there is one decomposition of each.
 *
 * <p>{@code WidthIndependentFlow} in {@code org.repdyn.dynamics.closedform} solves the same equation in one evaluation
 * at any time, but only up to a rotation of the outputs, for U₀ in the range of K and at training points. It serves
 * predictions for finite networks, which compare subspaces; a baseline needs the rotation and test points, hence this
 * class.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConstrainedQuadraticFlow {

    /** E-folds by which modes may grow apart within a step; small enough that E keeps full rank. */
    private static final double E_FOLDS = 0.5;

    /** Distance from 1 to the next double, 2⁻⁵². */
    private static final double EPSILON = 0x1p-52;

    /** Steps of order 6 for the rotation: 1/32 of an e-fold each, an error of about 1e-14. */
    private static final int ROTATION_STEPS = 16;

    private final LinearAlgebra algebra;
    private final PairingMatrix pairing;
    private final R064Store start;
    private final double[] rates;
    private final R064Store modes;
    private final int k;
    private final double longest;
    private final double fastest;

    private double time;
    private boolean still;

    /** The rotation S in U = U₀S + Kα, k×k. */
    private R064Store rotation;

    /** Coefficients c of the modes in U = U₀S + Bc, r×k. */
    private R064Store moved;

    /** Coefficients p of the start in the dual weights α = M(U₀p + Bq), k×k. */
    private R064Store startIntegral;

    /** Coefficients q of the modes in the dual weights α = M(U₀p + Bq), r×k. */
    private R064Store movedIntegral;

    /** Force b = BᵀMU on the modes, r×k. */
    private R064Store force;

    /** The matrix UᵀMU, k×k. */
    private R064Store energy;

    /**
     * Creates the flow from a start.
     *
     * @param kernel K, N×N
     * @param pairing M
     * @param start U₀, N×k
     * @throws IllegalArgumentException if K, M and U₀ are not of the same points
     * @throws ArithmeticException if K is not positive semi-definite
     */
    public ConstrainedQuadraticFlow(R064Store kernel, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.pairing = pairing;
        KernelShapes.requireFlow(kernel, pairing.size(), start);
        this.start = start.copy();
        k = start.getColDim();
        R064Store root = KernelSpectrum.of(kernel, algebra).root();
        if (root.getColDim() == 0) {
            rates = new double[0];
            modes = root;
        } else {
            SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(root, paired(root)));
            rates = eigen.values();
            modes = algebra.multiply(root, eigen.vectors());
        }
        // The part outside the range of K does not move: a mode of rate 0.
        double low = rates.length == 0 ? 0 : Math.min(0, rates[0]);
        double high = rates.length == 0 ? 0 : Math.max(0, rates[rates.length - 1]);
        longest = high > low ? E_FOLDS / (high - low) : Double.POSITIVE_INFINITY;
        fastest = high - low;
        reset();
        refresh();
    }

    private void reset() {
        int r = rates.length;
        time = 0;
        rotation = eye();
        moved = R064Store.FACTORY.make(r, k);
        startIntegral = R064Store.FACTORY.make(k, k);
        movedIntegral = R064Store.FACTORY.make(r, k);
        still = r == 0 || fastest == 0;
    }

    /** Returns the rate at which the fastest mode grows while embeddings are small; 0 if nothing grows. */
    public double topGrowthRate() {
        return rates.length == 0 ? 0 : Math.max(0, 0.0 - rates[0]);
    }

    /**
     * Advances to a time: from the time reached, or again from the start if the target is earlier.
     *
     * @param target infinite for the limit
     * @throws ArithmeticException if U grows without bound, which happens only if no network with orthogonal columns can have the embeddings U₀
     */
    public void advance(double target) {
        if (!(target >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0, got " + Decimals.text(target));
        }
        if (target < time) {
            reset();
            refresh();
        }
        while (time < target) {
            if (still) {
                time = target;
                return;
            }
            double step = Math.min(longest, target - time);
            if (target < Double.POSITIVE_INFINITY) {
                // The steps to the target are equal, so that the last one is not tiny.
                step = (target - time) / Math.max(1, Math.ceil((target - time) / step));
            }
            step(step);
            time = target < Double.POSITIVE_INFINITY && target - time - step <= EPSILON * target ? target : time + step;
        }
        refresh();
    }

    /** Returns U, N×k. */
    public R064Store embeddings() {
        return sum(algebra.multiply(start, rotation), algebra.multiply(modes, moved));
    }

    /** Returns α, N×k, of U* = U₀*S + K*α. */
    public R064Store dualWeights() {
        return paired(sum(algebra.multiply(start, startIntegral), algebra.multiply(modes, movedIntegral)));
    }

    /** Returns S, k×k. */
    public R064Store rotation() {
        return rotation.copy();
    }

    /**
     * Returns U*, m×k.
     *
     * @param startOutputs U₀*, m×k
     * @param cross K*, m×N
     * @throws IllegalArgumentException if they have other shapes
     */
    public R064Store outputs(R064Store startOutputs, R064Store cross) {
        KernelShapes.require("the outputs at the start", startOutputs, cross.getRowDim(), k);
        KernelShapes.require("the kernel with the training points", cross, cross.getRowDim(), start.getRowDim());
        return sum(algebra.multiply(startOutputs, rotation), algebra.multiply(cross, dualWeights()));
    }

    private void step(double dt) {
        R064Store turn = turn(dt);
        int r = rates.length;
        R064Store shifted = moved.copy();
        R064Store integral = movedIntegral.copy();
        R064Store decayed = force.copy();
        R064Store startShift = startIntegral.copy();
        double change = 0;
        double size = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < r; i++) {
                int at = j * r + i;
                double phi = Propagators.phi(rates[i], dt);
                shifted.data[at] -= phi * force.data[at];
                integral.data[at] -= dt * moved.data[at] - Propagators.psi(rates[i], dt) * force.data[at];
                decayed.data[at] *= Math.exp(-rates[i] * dt);
            }
        }
        for (int i = 0; i < startShift.data.length; i++) {
            startShift.data[i] -= dt * rotation.data[i];
        }
        R064Store nextMoved = algebra.multiply(shifted, turn);
        R064Store nextRotation = algebra.multiply(rotation, turn);
        for (int i = 0; i < moved.data.length; i++) {
            change = Math.max(change, Math.abs(nextMoved.data[i] - moved.data[i]));
            size = Math.max(size, Math.abs(moved.data[i]));
        }
        for (int i = 0; i < rotation.data.length; i++) {
            change = Math.max(change, Math.abs(nextRotation.data[i] - rotation.data[i]));
            size = Math.max(size, Math.abs(rotation.data[i]));
        }
        movedIntegral = algebra.multiply(integral, turn);
        startIntegral = algebra.multiply(startShift, turn);
        energy = turned(energyAfter(dt), turn);
        force = algebra.multiply(decayed, turn);
        moved = nextMoved;
        rotation = nextRotation;
        // A full step changed nothing beyond rounding: the flow has reached its limit.
        still = fastest * dt > 0.5 * E_FOLDS && change <= 8 * EPSILON * size;
    }

    /** Returns S after a step from S = I. */
    private R064Store turn(double dt) {
        R064Store b = eye();
        R064Store second = gram(i -> Propagators.psi(rates[i], 2 * dt));
        for (int i = 0; i < b.data.length; i++) {
            b.data[i] += second.data[i] - 2 * dt * energy.data[i];
        }
        SymmetricEigen eigen = algebra.symmetricEigen(b);
        if (!(eigen.values()[0] > 0)) {
            throw unboundedGrowth();
        }
        double[] s = eye().data;
        new LutherIntegrator(dt / ROTATION_STEPS).integrate(new RotationEquation(), 0, s, dt, s);
        R064Store turn = R064Store.FACTORY.make(k, k);
        System.arraycopy(s, 0, turn.data, 0, s.length);
        for (double x : s) {
            if (!Double.isFinite(x)) {
                throw unboundedGrowth();
            }
        }
        // SSᵀ = B⁻¹ holds exactly; the integrator determines only the rotation.
        R064Store up = power(eigen, 0.5);
        ThinSvd polar = algebra.thinSvd(algebra.multiply(up, turn));
        R064Store q = algebra.multiplyRightTransposed(polar.left(), polar.right());
        return algebra.multiply(power(eigen, -0.5), q);
    }

    private ArithmeticException unboundedGrowth() {
        return new ArithmeticException("the embeddings grow without bound near t = " + Decimals.text(time)
                + ": no readout with orthogonal columns gives their initial value, because an eigenvalue of U'K^+U"
                + " is above 1; scale the embeddings down, or give the width of the constrained network");
    }

    /** Returns EᵀME after a time from U: UᵀMU − bᵀφ(Γ, 2s)b. */
    private R064Store energyAfter(double s) {
        R064Store result = gram(i -> -Propagators.phi(rates[i], 2 * s));
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += energy.data[i];
        }
        return result;
    }

    /** Returns bᵀ·diag(g)·b. */
    private R064Store gram(IntToDoubleFunction g) {
        int r = rates.length;
        R064Store result = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < r; i++) {
            double factor = g.applyAsDouble(i);
            for (int a = 0; a < k; a++) {
                double left = factor * force.data[a * r + i];
                for (int c = 0; c <= a; c++) {
                    result.data[a * k + c] += left * force.data[c * r + i];
                }
            }
        }
        for (int a = 0; a < k; a++) {
            for (int c = 0; c < a; c++) {
                result.data[c * k + a] = result.data[a * k + c];
            }
        }
        return result;
    }

    /** Computes b and UᵀMU from U itself, so that rounding errors of the steps do not accumulate in them. */
    private void refresh() {
        R064Store u = embeddings();
        R064Store mu = paired(u);
        force = algebra.multiplyLeftTransposed(modes, mu);
        energy = algebra.multiplyLeftTransposed(u, mu);
    }

    private R064Store turned(R064Store middle, R064Store turn) {
        return algebra.multiplyLeftTransposed(turn, algebra.multiply(middle, turn));
    }

    private R064Store power(SymmetricEigen eigen, double exponent) {
        R064Store scaled = eigen.vectors().copy();
        for (int j = 0; j < k; j++) {
            double factor = Math.pow(eigen.values()[j], exponent);
            for (int i = j * k; i < (j + 1) * k; i++) {
                scaled.data[i] *= factor;
            }
        }
        return algebra.multiplyRightTransposed(scaled, eigen.vectors());
    }

    private R064Store eye() {
        R064Store result = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < k; i++) {
            result.set(i, i, 1);
        }
        return result;
    }

    private R064Store paired(R064Store u) {
        R064Store result = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        pairing.multiply(u, result);
        return result;
    }

    private static R064Store sum(R064Store a, R064Store b) {
        for (int i = 0; i < a.data.length; i++) {
            a.data[i] += b.data[i];
        }
        return a;
    }

    /** Ṡ = SSᵀNS with N = EᵀME at the time. */
    private final class RotationEquation implements FirstOrderDifferentialEquations {

        private final double[] first = new double[k * k];
        private final double[] second = new double[k * k];

        @Override
        public int getDimension() {
            return k * k;
        }

        @Override
        public void computeDerivatives(double t, double[] s, double[] result) {
            double[] n = energyAfter(t).data;
            product(n, s, first);
            // Sᵀ(NS)
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < k; i++) {
                    double sum = 0;
                    for (int l = 0; l < k; l++) {
                        sum += s[i * k + l] * first[j * k + l];
                    }
                    second[j * k + i] = sum;
                }
            }
            product(s, second, result);
        }

        private void product(double[] a, double[] b, double[] result) {
            for (int j = 0; j < k; j++) {
                for (int i = 0; i < k; i++) {
                    double sum = 0;
                    for (int l = 0; l < k; l++) {
                        sum += a[l * k + i] * b[j * k + l];
                    }
                    result[j * k + i] = sum;
                }
            }
        }
    }
}
