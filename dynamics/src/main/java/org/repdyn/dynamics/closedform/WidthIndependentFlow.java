package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * U̇ = −(G − UUᵀ)MU: constrained dynamics that depend on the embeddings, a Gram or kernel matrix G and the pairing
 * matrix M of a quadratic loss, but not on width or weights. Exact at any t, up to a rotation of the outputs.
 *
 * <p>With G = ΦΦᵀ it is U = ΦW, Ẇ = −2(I − WWᵀ)CW, C = ½ΦᵀMΦ, from W₀ = Φ⁺U₀. If W₀ᵀW₀ is less than I, the
 * rest of the weights lies outside the range of Φ, where no force acts: these are k further coordinates of eigenvalue 0. (Esser, Mukherjee,
 * Ghoshdastidar 2023; Yan, Helmke, Moore 1994.)
 *
 * <p>For any U₀, in the gauge of the equation and with test points, {@code ConstrainedQuadraticFlow} in
 * {@code org.repdyn.ntk.closedform} solves the same equation step by step.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WidthIndependentFlow {

    /** Largest part of ‖U₀‖ that may lie outside the range of G, and of I by which U₀ᵀG⁺U₀ may exceed it: √ε of the inversion of G. */
    private static final double ROOT_EPSILON = 0x1p-26;

    private final LinearAlgebra algebra;
    private final PairingMatrix pairing;
    private final R064Store start;
    /** N×(r + k): the eigenvectors of C in embedding space, zero columns where weights are outside the range. */
    private final R064Store features;

    private final SpectralSubspace subspace;
    private final Modes modes;
    /** The rows of the subspace that belong to the modes, ascending; the other rows lie outside the range of Φ. */
    private final int[] inRange;

    /**
     * Creates the flow.
     *
     * @param gram G, N×N, positive semi-definite
     * @param pairing M
     * @param start U₀, N×k, in the range of G, U₀ᵀG⁺U₀ ≼ I
     * @throws IllegalArgumentException if the start is outside the range of G or out of reach
     */
    public WidthIndependentFlow(R064Store gram, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        this.algebra = algebra;
        this.pairing = pairing;
        this.start = FlowArguments.start(gram, start);
        int n = gram.getRowDim();
        int k = start.getColDim();
        Range range = Range.of(gram, algebra);
        R064Store phi = range.phi();
        int r = phi.getColDim();
        SymmetricEigen ofForm = form(phi);
        R064Store inside = algebra.multiplyLeftTransposed(
                ofForm.vectors(), algebra.multiplyLeftTransposed(range.inverse(), start));
        R064Store outside = outside(inside, k);
        R064Store modeFeatures = algebra.multiply(phi, ofForm.vectors());
        requireInRange(modeFeatures, inside);
        this.modes = Modes.ofEmbeddings(
                ofForm.values(),
                algebra.multiply(range.inverse(), ofForm.vectors().limits(r, Modes.vectors(ofForm.values()))));

        // The eigenvalues of C and the k zeros of the rest of the weights, in ascending order.
        double[] values = new double[r + k];
        System.arraycopy(ofForm.values(), 0, values, 0, r);
        List<Integer> order = new ArrayList<>(IntStream.range(0, r + k).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> values[i]));
        double[] sorted = new double[r + k];
        R064Store y = R064Store.FACTORY.make(r + k, k);
        this.features = R064Store.FACTORY.make(n, r + k);
        this.inRange = IntStream.range(0, r + k).filter(to -> order.get(to) < r).toArray();
        for (int to = 0; to < r + k; to++) {
            int from = order.get(to);
            sorted[to] = values[from];
            for (int j = 0; j < k; j++) {
                y.set(to, j, from < r ? inside.doubleValue(from, j) : outside.doubleValue(from - r, j));
            }
            if (from < r) {
                System.arraycopy(modeFeatures.data, from * n, features.data, to * n, n);
            }
        }
        this.subspace = new SpectralSubspace(sorted, y);
    }

    /**
     * The range of G = ΦΦᵀ, of rank r.
     *
     * @param phi Φ, N×r
     * @param inverse Φ⁺ᵀ, N×r
     */
    private record Range(R064Store phi, R064Store inverse) {

        static Range of(R064Store gram, LinearAlgebra algebra) {
            int n = gram.getRowDim();
            SymmetricEigen eigen = algebra.symmetricEigen(gram);
            double[] gamma = eigen.values();
            double floor = n * Math.ulp(1.0) * gamma[n - 1];
            int first = 0;
            while (first < n && !(gamma[first] > floor)) {
                first++;
            }
            int r = n - first;
            R064Store phi = R064Store.FACTORY.make(n, r);
            R064Store inverse = R064Store.FACTORY.make(n, r);
            for (int j = 0; j < r; j++) {
                double root = Math.sqrt(gamma[first + j]);
                for (int i = 0; i < n; i++) {
                    double v = eigen.vectors().data[(first + j) * n + i];
                    phi.data[j * n + i] = v * root;
                    inverse.data[j * n + i] = v / root;
                }
            }
            return new Range(phi, inverse);
        }
    }

    /** Returns the eigenpairs of C = ½ΦᵀMΦ. */
    private SymmetricEigen form(R064Store phi) {
        R064Store paired = R064Store.FACTORY.make(phi.getRowDim(), phi.getColDim());
        pairing.multiply(phi, paired);
        R064Store c = algebra.multiplyLeftTransposed(phi, paired);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] /= 2;
        }
        return algebra.symmetricEigen(c);
    }

    /** Returns R with RᵀR = I − W₀ᵀW₀. */
    private R064Store outside(R064Store inside, int k) {
        R064Store missing = algebra.gramOfColumns(inside);
        for (int i = 0; i < missing.data.length; i++) {
            missing.data[i] = -missing.data[i];
        }
        for (int i = 0; i < k; i++) {
            missing.add(i, i, 1.0);
        }
        SymmetricEigen eigen = algebra.symmetricEigen(missing);
        if (eigen.values()[0] < -ROOT_EPSILON) {
            throw new IllegalArgumentException("no constrained weights give these embeddings: the "
                    + "largest eigenvalue of U'G^+U is " + Decimals.text(1 - eigen.values()[0])
                    + ", at most 1 is possible; scale them down");
        }
        R064Store result = R064Store.FACTORY.make(k, k);
        for (int i = 0; i < k; i++) {
            // Values below the rounding of I − W₀ᵀW₀ are set to zero, so that they cannot grow.
            double value = eigen.values()[i];
            double root = value > ROOT_EPSILON ? Math.sqrt(value) : 0;
            for (int j = 0; j < k; j++) {
                result.set(i, j, root * eigen.vectors().doubleValue(j, i));
            }
        }
        return result;
    }

    private void requireInRange(R064Store modeFeatures, R064Store inside) {
        R064Store again = algebra.multiply(modeFeatures, inside);
        double deviation = 0;
        double size = 0;
        for (int i = 0; i < again.data.length; i++) {
            deviation = Math.max(deviation, Math.abs(again.data[i] - start.data[i]));
            size = Math.max(size, Math.abs(start.data[i]));
        }
        if (deviation > ROOT_EPSILON * size) {
            throw new IllegalArgumentException("the embeddings are not in the range of the Gram matrix: a part of "
                    + Decimals.text(deviation / size) + " of them is outside; give the Gram matrix of the same inputs");
        }
    }

    /** Returns U(t), N×k, rotated to be nearest to U₀. */
    public R064Store embeddings(double time) {
        R064Store u = algebra.multiply(features, subspace.orthonormal(time, algebra));
        return NearestFrame.of(u, start, algebra);
    }

    /** Returns the eigenvectors of C in ascending order of the eigenvalues; the part along an eigenvector is its row of VᵀΦ⁺U. */
    public Modes modes() {
        return modes;
    }

    /** Returns the part of U(t) along each eigenvector, one per row, in some basis of the outputs. */
    public R064Store parts(double time) {
        R064Store y = subspace.orthonormal(time, algebra);
        R064Store parts = R064Store.FACTORY.make(inRange.length, y.getColDim());
        for (int j = 0; j < y.getColDim(); j++) {
            for (int i = 0; i < inRange.length; i++) {
                parts.set(i, j, y.doubleValue(inRange[i], j));
            }
        }
        return parts;
    }

    /** Returns U(t)U(t)ᵀ, N×N, which does not depend on the rotation. */
    public R064Store gram(double time) {
        R064Store u = algebra.multiply(features, subspace.orthonormal(time, algebra));
        return algebra.gramOfRows(u);
    }

    /** Returns the loss ½ tr(UᵀMU). */
    public double loss(double time) {
        R064Store u = algebra.multiply(features, subspace.orthonormal(time, algebra));
        R064Store paired = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        pairing.multiply(u, paired);
        double sum = 0;
        for (int i = 0; i < u.data.length; i++) {
            sum += u.data[i] * paired.data[i];
        }
        return sum / 2;
    }
}
