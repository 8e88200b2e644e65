package org.repdyn.ntk.closedform;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.options.Decimals;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * The modes of kernel Barlow Twins, L = ‖UᵀZU − I‖²_F. With γⱼ, vⱼ the eigenpairs of K^{½}ZK^{½} and an aligned start
 * U = K^{½}Σsⱼvⱼeⱼᵀ, each length obeys ṡ = 4γs(1 − γs²): modes with γ &gt; 0 switch on one after the other, at
 * τⱼ = −log(γⱼsⱼ(0)²)/(8γⱼ), those with γ &lt; 0 decay. (Simon et al. 2023; their kernel is this one up to similarity.)
 *
 * @param gamma eigenvalues in the range of K, descending
 * @param directions K^{½}vⱼ, N×r; the entry of vⱼ of largest magnitude is positive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BarlowTwinsModes(double[] gamma, R064Store directions) {

    /**
     * Checks that there is a direction for each eigenvalue, and copies the eigenvalues.
     *
     * @throws IllegalArgumentException if there is another number of directions
     */
    public BarlowTwinsModes {
        gamma = gamma.clone();
        KernelShapes.require(
                "the directions of " + gamma.length + " modes", directions, directions.getRowDim(), gamma.length);
    }

    /** Returns the eigenvalues, descending, as a new array. */
    @Override
    public double[] gamma() {
        return gamma.clone();
    }

    /**
     * Computes the modes.
     *
     * @param kernel K, N×N
     * @param pairing Z, such as Z[i, n+i] = Z[n+i, i] = 1/(2n)
     */
    public static BarlowTwinsModes of(R064Store kernel, PairingMatrix pairing, LinearAlgebra algebra) {
        KernelSpectrum spectrum = KernelSpectrum.of(kernel, algebra);
        R064Store root = spectrum.root();
        int n = spectrum.size();
        int r = spectrum.rank();
        R064Store paired = R064Store.FACTORY.make(n, r);
        pairing.multiply(root, paired);
        SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(root, paired));
        R064Store v = algebra.multiply(spectrum.vectors(), eigen.vectors());
        R064Store ascending = algebra.multiply(root, eigen.vectors());
        double[] gamma = new double[r];
        R064Store directions = R064Store.FACTORY.make(n, r);
        for (int j = 0; j < r; j++) {
            int from = r - 1 - j;
            gamma[j] = eigen.values()[from];
            double sign = sign(v.data, from * n, n);
            for (int i = 0; i < n; i++) {
                directions.data[j * n + i] = sign * ascending.data[from * n + i];
            }
        }
        return new BarlowTwinsModes(gamma, directions);
    }

    private static double sign(double[] values, int first, int length) {
        int largest = first;
        for (int i = first; i < first + length; i++) {
            largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
        }
        return values[largest] < 0 ? -1 : 1;
    }

    /** Returns sⱼ(t) of the first modes; at t = ∞ they have all switched on, 1/√γⱼ. */
    public double[] lengths(double[] start, double time) {
        requireModes(start.length);
        if (!(time >= 0)) {
            throw new IllegalArgumentException("a time must be at least 0 or infinite, got " + Decimals.text(time));
        }
        double[] result = new double[start.length];
        Arrays.setAll(result, j -> Propagators.logistic(start[j], 4 * gamma[j], 1, gamma[j], time));
        return result;
    }

    /** Returns U(t) = K^{½}Σsⱼ(t)vⱼeⱼᵀ, N×k. */
    public R064Store embeddings(double[] start, double time) {
        double[] lengths = lengths(start, time);
        int n = directions.getRowDim();
        R064Store u = R064Store.FACTORY.make(n, lengths.length);
        for (int j = 0; j < lengths.length; j++) {
            for (int i = j * n; i < (j + 1) * n; i++) {
                u.data[i] = lengths[j] * directions.data[i];
            }
        }
        return u;
    }

    /** Returns τⱼ, the time at which exponential growth of γⱼsⱼ² would reach 1; NaN for a mode that decays. */
    public double[] stepTimes(double[] start) {
        requireModes(start.length);
        double[] result = new double[start.length];
        Arrays.setAll(
                result, j -> gamma[j] > 0 ? -Math.log(gamma[j] * start[j] * start[j]) / (8 * gamma[j]) : Double.NaN);
        return result;
    }

    private void requireModes(int k) {
        if (k > gamma.length) {
            throw new IllegalArgumentException(
                    "the kernel has " + gamma.length + " modes, " + k + " lengths were given; give at most as many");
        }
    }
}
