package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * U̇ = −KMU without a constraint: U(t) = e^{−KMt}U₀, the flow of a quadratic loss in function space under a constant kernel K.
 * With K = ΦΦᵀ it is U = ΦW, Ẇ = −ΦᵀMΦW, whose matrix is symmetric: rates are the eigenvalues of −K^½MK^½. (Esser,
 * Mukherjee, Ghoshdastidar 2023; Jacot, Gabriel, Hongler 2018.)
 *
 * <p>For any U₀, and for test points, {@code NaiveQuadraticFlow} in {@code org.repdyn.ntk.closedform} solves the same equation.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KernelLinearFlow {

    /** Largest part of U₀ that may lie outside the range of K: √ε of the inversion of K. */
    private static final double ROOT_EPSILON = 0x1p-26;

    private final LinearAlgebra algebra;
    private final R064Store features;
    private final NaiveLinearFlow flow;
    private final int zeros;

    /**
     * Creates the flow.
     *
     * @param kernel K, N×N, positive semi-definite
     * @param pairing M
     * @param start U₀, N×k, in the range of K
     * @throws IllegalArgumentException if the start is not in the range of K
     */
    public KernelLinearFlow(R064Store kernel, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        this.algebra = algebra;
        SymmetricEigen eigen = algebra.symmetricEigen(kernel);
        int n = kernel.getRowDim();
        double floor = n * Math.ulp(1.0) * eigen.values()[n - 1];
        int first = 0;
        while (first < n && !(eigen.values()[first] > floor)) {
            first++;
        }
        this.zeros = first;
        int rank = n - first;
        features = R064Store.FACTORY.make(n, rank);
        R064Store inverse = R064Store.FACTORY.make(n, rank);
        for (int j = 0; j < rank; j++) {
            double root = Math.sqrt(eigen.values()[first + j]);
            for (int i = 0; i < n; i++) {
                double v = eigen.vectors().data[(first + j) * n + i];
                features.data[j * n + i] = v * root;
                inverse.data[j * n + i] = v / root;
            }
        }
        R064Store weights = algebra.multiplyLeftTransposed(inverse, start);
        requireInRange(algebra.multiply(features, weights), start);
        R064Store paired = R064Store.FACTORY.make(n, rank);
        pairing.multiply(features, paired);
        R064Store form = algebra.multiplyLeftTransposed(features, paired);
        for (int i = 0; i < form.data.length; i++) {
            form.data[i] /= 2;
        }
        flow = new NaiveLinearFlow(form, weights, algebra);
    }

    private static void requireInRange(R064Store again, R064Store start) {
        double deviation = 0;
        double size = 0;
        for (int i = 0; i < again.data.length; i++) {
            deviation = Math.max(deviation, Math.abs(again.data[i] - start.data[i]));
            size = Math.max(size, Math.abs(start.data[i]));
        }
        if (deviation > ROOT_EPSILON * size) {
            throw new IllegalArgumentException("the embeddings are not in the range of the kernel: a part of "
                    + deviation / size + " of them is outside; give the kernel of the same inputs");
        }
    }

    /** Returns U(t); empty if it overflows. */
    public Optional<R064Store> embeddings(double time) {
        return flow.weights(time).map(w -> algebra.multiply(features, w));
    }

    /** Returns log‖U(t)‖_F, at any t; −∞ if U is zero. */
    public double logNorm(double time) {
        R064Store direction = algebra.multiply(features, flow.direction(time));
        double square = 0;
        for (double u : direction.data) {
            square += u * u;
        }
        return square == 0 ? Double.NEGATIVE_INFINITY : flow.logNorm(time) + Math.log(square) / 2;
    }

    /** Returns the loss ½tr(UᵀMU); infinite if it overflows. */
    public double loss(double time) {
        return flow.loss(time);
    }

    /** Returns the rates at which modes grow, N of them, ascending: the eigenvalues of −K^½MK^½; 0 outside the range of K. */
    public double[] growthRates() {
        double[] values = flow.eigenvalues();
        double[] rates = new double[values.length + zeros];
        for (int i = 0; i < values.length; i++) {
            rates[i] = -2 * values[i];
        }
        Arrays.sort(rates);
        return rates;
    }
}
