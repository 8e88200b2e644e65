package org.repdyn.ntk.closedform;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * The r modes of U̇ = −KMU that move: U(t) = U₀ − B·φ(Γ, t)·c with φ(γ, t) = (1 − e^{−γt})/γ.
 *
 * @param rates Γ, ascending
 * @param directions B, N×r
 * @param amplitudes c, r×k
 */
record QuadraticModes(double[] rates, R064Store directions, R064Store amplitudes) {

    /**
     * Factor up to which the solution of a triangular system may enlarge rounding errors. It costs as many digits as other steps of
     * the closed form: 1000·ε = 2e-13.
     */
    private static final double LARGEST_AMPLIFICATION = 1000;

    /**
     * Computes the modes.
     *
     * @param kernel K, N×N
     * @param start U₀, N×k
     * @throws ArithmeticException if K is not positive semi-definite
     */
    static QuadraticModes of(R064Store kernel, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        Optional<QuadraticModes> ofPairing = pairing instanceof BlockPairing blocks
                ? inRangeOfPairing(kernel, BlockRange.of(blocks), start, algebra)
                : Optional.empty();
        return ofPairing.orElseGet(() -> inRangeOfKernel(kernel, pairing, start, algebra));
    }

    /**
     * Computes the modes in the range of M. With M = PDPᵀ only W = PᵀU acts: Ẇ = −K′DW with K′ = PᵀKP = LLᵀ. With LᵀDL = VΓVᵀ and W₀ = Ly its integral is LVφ(Γ, t)Vᵀy, so
     * B = KPDLV and c = Vᵀy. This takes one Cholesky factorisation and one eigendecomposition of the size of the range of M.
     *
     * @return empty if K′ is singular to rounding, or so close to it that L⁻¹W₀ is inexact
     */
    private static Optional<QuadraticModes> inRangeOfPairing(
            R064Store kernel, BlockRange range, R064Store start, LinearAlgebra algebra) {
        if (range.rank() == 0) {
            return Optional.of(still(start));
        }
        R064Store columns = range.projectRight(kernel);
        R064Store lower;
        try {
            lower = algebra.cholesky(range.project(columns));
        } catch (ArithmeticException e) {
            // A rank below r is no mistake: the decomposition of the kernel finds its range, or says that it has
            // negative eigenvalues.
            return Optional.empty();
        }
        R064Store projected = range.project(start);
        R064Store solved = solve(lower, projected);
        if (!(Vectors.norm(lower.data) * Vectors.norm(solved.data)
                <= LARGEST_AMPLIFICATION * Vectors.norm(projected.data))) {
            return Optional.empty();
        }
        SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(lower, range.weighted(lower)));
        R064Store turned = range.weighted(algebra.multiply(lower, eigen.vectors()));
        return Optional.of(new QuadraticModes(
                eigen.values(),
                algebra.multiply(columns, turned),
                algebra.multiplyLeftTransposed(eigen.vectors(), solved)));
    }

    /** Computes the modes in the range of K. With K = RRᵀ and RᵀMR = VΓVᵀ the motion stays in the range of R: B = RV and c = BᵀMU₀. */
    private static QuadraticModes inRangeOfKernel(
            R064Store kernel, PairingMatrix pairing, R064Store start, LinearAlgebra algebra) {
        R064Store root = KernelSpectrum.of(kernel, algebra).root();
        if (root.getColDim() == 0) {
            return still(start);
        }
        SymmetricEigen eigen = algebra.symmetricEigen(algebra.multiplyLeftTransposed(root, times(pairing, root)));
        R064Store directions = algebra.multiply(root, eigen.vectors());
        return new QuadraticModes(
                eigen.values(), directions, algebra.multiplyLeftTransposed(directions, times(pairing, start)));
    }

    /** Returns no modes: nothing moves. */
    private static QuadraticModes still(R064Store start) {
        return new QuadraticModes(
                new double[0],
                R064Store.FACTORY.make(start.getRowDim(), 0),
                R064Store.FACTORY.make(0, start.getColDim()));
    }

    /** Returns M·u. */
    static R064Store times(PairingMatrix pairing, R064Store u) {
        R064Store result = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        pairing.multiply(u, result);
        return result;
    }

    /** Returns L⁻¹b of a lower triangle, by columns. */
    private static R064Store solve(R064Store lower, R064Store b) {
        int n = lower.getRowDim();
        R064Store result = b.copy();
        double[] x = result.data;
        for (int column = 0; column < x.length; column += n) {
            for (int i = 0; i < n; i++) {
                double value = x[column + i] / lower.data[i * n + i];
                x[column + i] = value;
                for (int r = i + 1; r < n; r++) {
                    x[column + r] -= lower.data[i * n + r] * value;
                }
            }
        }
        return result;
    }
}
