package org.repdyn.ntk.closedform;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.options.Decimals;

/**
 * The spectral contrastive loss of N views in the population form L = −2tr(UᵀAU) + tr((UᵀU)²)/N², A symmetric with row
 * sums 1/N: the joint probability that two views belong to one sample. (HaoChen et al. 2021, D = I/N.)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpectralContrastiveModes {

    /** (√5 − 1)/2. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private SpectralContrastiveModes() {}

    /**
     * Returns a minimiser over all functions on the N views: N·(the k largest eigenvalues of A that are not
     * negative)^{½} times their eigenvectors. All other minimisers are rotations of it. A kernel of full rank reaches
     * it.
     *
     * @param joint A, N×N
     * @param outputs k
     * @return U, N×k
     */
    public static R064Store optimum(R064Store joint, int outputs, LinearAlgebra algebra) {
        SymmetricEigen eigen = algebra.symmetricEigen(joint);
        int n = joint.getRowDim();
        requireOutputs(outputs, n);
        R064Store u = R064Store.FACTORY.make(n, outputs);
        for (int j = 0; j < outputs; j++) {
            int from = n - 1 - j;
            double length = n * Math.sqrt(Math.max(0, eigen.values()[from]));
            for (int i = 0; i < n; i++) {
                u.data[j * n + i] = length * eigen.vectors().data[from * n + i];
            }
        }
        return u;
    }

    /** Returns ∇_U = −4AU + 4U(UᵀU)/N². */
    public static R064Store gradient(R064Store joint, R064Store u, LinearAlgebra algebra) {
        R064Store pull = algebra.multiply(joint, u);
        R064Store push = algebra.multiply(u, algebra.gramOfColumns(u));
        double n = u.getRowDim();
        for (int i = 0; i < pull.data.length; i++) {
            pull.data[i] = 4 * (push.data[i] / (n * n) - pull.data[i]);
        }
        return pull;
    }

    /**
     * Returns U(t) of U̇ = −K∇L from a start along common eigenvectors of K and A, U = Σsⱼqⱼeⱼᵀ: ṡ = 4κs(a − s²/N²),
     * the same logistic equation as for Barlow Twins.
     *
     * @param joint A
     * @param kernel K, which must commute with A
     * @param lengths sⱼ(0) of the modes of largest κ·a
     */
    public static R064Store aligned(
            R064Store joint, R064Store kernel, double[] lengths, double time, LinearAlgebra algebra) {
        int n = joint.getRowDim();
        requireOutputs(lengths.length, n);
        R064Store product = algebra.multiply(kernel, joint);
        double commutator = 0;
        double size = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                commutator = Math.max(commutator, Math.abs(product.data[j * n + i] - product.data[i * n + j]));
                size = Math.max(size, Math.abs(product.data[j * n + i]));
            }
        }
        // The tolerance covers the rounding of two products of n terms and of the given matrices.
        if (commutator > 64 * n * 0x1p-52 * size) {
            throw new IllegalArgumentException(
                    "kernel and pairing do not commute, off by " + Decimals.text(commutator / size)
                            + " of their product; there is no closed form, integrate the flow instead");
        }
        R064Store q = commonEigenvectors(joint, kernel, algebra);
        double[] kappa = quotients(kernel, q, algebra);
        double[] a = quotients(joint, q, algebra);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -kappa[j] * a[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        R064Store u = R064Store.FACTORY.make(n, lengths.length);
        for (int j = 0; j < lengths.length; j++) {
            int from = order[j];
            // An eigenvalue of K below 0 is rounding.
            double speed = 4 * Math.max(0, kappa[from]);
            double s = Propagators.logistic(lengths[j], speed, a[from], 1.0 / ((double) n * n), time);
            for (int i = 0; i < n; i++) {
                u.data[j * n + i] = s * q.data[from * n + i];
            }
        }
        return u;
    }

    /**
     * Returns common eigenvectors of two matrices that commute: those of a sum with one irrational factor, in which eigenvalues of different pairs
     * coincide only by chance. In their product they often do: 2·1 = 1·2.
     */
    private static R064Store commonEigenvectors(R064Store a, R064Store b, LinearAlgebra algebra) {
        double ofA = 1 / largest(a);
        double ofB = GOLDEN_RATIO / largest(b);
        R064Store sum = a.copy();
        for (int i = 0; i < sum.data.length; i++) {
            sum.data[i] = ofA * a.data[i] + ofB * b.data[i];
        }
        return algebra.symmetricEigen(sum).vectors();
    }

    /** Returns the largest absolute entry of a matrix; 1 if it is 0. */
    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double entry : matrix.data) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest == 0 ? 1 : largest;
    }

    /** Returns qᵀAq of each column q. */
    private static double[] quotients(R064Store matrix, R064Store vectors, LinearAlgebra algebra) {
        int n = vectors.getRowDim();
        R064Store product = algebra.multiply(matrix, vectors);
        double[] result = new double[vectors.getColDim()];
        for (int i = 0; i < product.data.length; i++) {
            result[i / n] += vectors.data[i] * product.data[i];
        }
        return result;
    }

    private static void requireOutputs(int outputs, int points) {
        if (outputs < 1 || outputs > points) {
            throw new IllegalArgumentException(
                    "the embedding dimension is " + outputs + "; " + points + " views allow 1 to " + points);
        }
    }
}
