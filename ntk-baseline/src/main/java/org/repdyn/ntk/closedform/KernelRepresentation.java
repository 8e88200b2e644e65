package org.repdyn.ntk.closedform;

import java.util.Locale;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;

/**
 * The minimiser of VICReg in a reproducing kernel space, in closed form: u(x) = αᵀk(x), N×k weights α with
 *
 * <pre>
 * min tr(αᵀK·Lap·Kα) + λ·tr(αᵀKα)   subject to   αᵀKHKα/N = I,
 * </pre>
 *
 * Lap the graph Laplacian of the pairs, H = I − 11ᵀ/N: the objective keeps pairs close and functions smooth, the
 * constraint makes coordinates white. It is a generalised eigenproblem on the range of K; the k smallest eigenpairs are
 * kept. (Cabannes et al. 2023; Kiani et al. 2022 for the induced kernel.) The minimiser of the spectral contrastive
 * loss with the same ridge solves the same problem without H and scales each coordinate: {@link #spectral}. A new point
 * is embedded by one product.
 *
 * @param dualWeights α, N×k, columns in ascending order of cost
 * @param costs the k values of the objective
 * @param mean mean of u over the training views, length k
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelRepresentation(R064Store dualWeights, double[] costs, double[] mean) {

    /**
     * Checks the shapes, and copies the arrays.
     *
     * @throws IllegalArgumentException if there is another number of costs or means than columns of α
     */
    public KernelRepresentation {
        costs = costs.clone();
        mean = mean.clone();
        int k = dualWeights.getColDim();
        if (costs.length != k || mean.length != k) {
            throw new IllegalArgumentException("a representation of " + k
                    + " coordinates has as many costs and means, got " + costs.length + " and " + mean.length);
        }
    }

    /** Returns the values of the objective as a new array. */
    @Override
    public double[] costs() {
        return costs.clone();
    }

    /** Returns the mean of u over the training views as a new array. */
    @Override
    public double[] mean() {
        return mean.clone();
    }

    /** Returns the Laplacian with tr(UᵀLapU) = (1/n)Σᵢ‖u(xᵢ) − u(xᵢ⁺)‖². */
    public static PairingMatrix pairLaplacian(ViewLayout layout) {
        double[][] a = new double[layout.blocks()][layout.blocks()];
        int positive = layout.positiveBlock(0);
        a[0][0] = 1;
        a[positive][positive] = 1;
        a[0][positive] = -1;
        a[positive][0] = -1;
        return new BlockPairing(layout, a);
    }

    /**
     * Solves the eigenproblem.
     *
     * @param kernel K of the training views
     * @param laplacian Lap, positive semi-definite
     * @param ridge λ, above 0: without it, functions that do not depend on the pairs would cost nothing
     * @param outputs k
     */
    public static KernelRepresentation of(
            R064Store kernel, PairingMatrix laplacian, Ridge ridge, int outputs, LinearAlgebra algebra) {
        return solve(kernel, laplacian, ridge, outputs, true, algebra);
    }

    /**
     * Returns the minimiser of the spectral contrastive loss (HaoChen et al. 2021) of n pairs, N = 2n views, in the
     * kernel's space:
     *
     * <pre>
     * min −2·tr(UᵀAU) + tr((UᵀU)²)/N² + λ·tr(αᵀKα),   U = Kα,   A[i, i⁺] = A[i⁺, i] = 1/N.
     * </pre>
     *
     * With V = U/√N it is ‖VVᵀ − S‖² up to a constant, S = NA − (λN/2)K⁻¹, so that VVᵀ is the positive part of S in its
     * top k eigenvectors. I − S = n(Lap + λK⁻¹): the eigenvectors are those of VICReg without H, and the eigenvalue is
     * 1 − cost/2. If it is not positive, the ridge outweighs the pairs, and the coordinate is 0.
     *
     * @param kernel K of the anchors, then of their positives, 2n×2n
     * @param ridge λ, above 0
     * @param outputs k
     */
    public static KernelRepresentation spectral(R064Store kernel, Ridge ridge, int outputs, LinearAlgebra algebra) {
        int n = kernel.getRowDim();
        if (n % 2 != 0) {
            throw new IllegalArgumentException(
                    "the spectral contrastive loss needs anchors and one positive each, got " + n + " views");
        }
        KernelRepresentation white =
                solve(kernel, pairLaplacian(new ViewLayout(n / 2, 1, 0)), ridge, outputs, false, algebra);
        R064Store alpha = white.dualWeights().copy();
        double[] mean = white.mean();
        for (int j = 0; j < outputs; j++) {
            double length = Math.sqrt(Math.max(0, 1 - white.costs()[j] / 2));
            mean[j] *= length;
            for (int i = 0; i < n; i++) {
                alpha.data[j * n + i] *= length;
            }
        }
        return new KernelRepresentation(alpha, white.costs(), mean);
    }

    private static KernelRepresentation solve(
            R064Store kernel,
            PairingMatrix laplacian,
            Ridge ridge,
            int outputs,
            boolean centre,
            LinearAlgebra algebra) {
        double lambda = ridge.on(kernel);
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("a kernel representation needs a ridge above 0, got "
                    + Decimals.text(lambda) + "; try 1e-3 of the mean trace");
        }
        KernelSpectrum spectrum = KernelSpectrum.of(kernel, algebra);
        R064Store root = spectrum.root();
        int n = spectrum.size();
        int r = spectrum.rank();
        R064Store paired = R064Store.FACTORY.make(n, r);
        laplacian.multiply(root, paired);
        R064Store cost = algebra.multiplyLeftTransposed(root, paired);
        for (int i = 0; i < r; i++) {
            cost.add(i, i, lambda);
        }
        R064Store centred = centre ? centred(root) : root;
        R064Store variance = algebra.gramOfColumns(centred);
        for (int i = 0; i < variance.data.length; i++) {
            variance.data[i] /= n;
        }
        LeastCosts least = LeastCosts.of(cost, variance, n * 0x1p-52, algebra);
        if (outputs < 1 || outputs > least.usable()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the embedding dimension is %d; the kernel has %d directions in which the views differ, so 1 to %d"
                            + " are possible",
                    outputs,
                    least.usable(),
                    least.usable()));
        }
        R064Store alpha = algebra.multiply(spectrum.inverseRoot(), least.vectors(outputs, algebra));
        return new KernelRepresentation(alpha, least.values(outputs), columnMeans(algebra.multiply(kernel, alpha)));
    }

    /**
     * Returns u at any points.
     *
     * @param cross kernel of the points with the training views
     */
    public R064Store embed(R064Store cross, LinearAlgebra algebra) {
        return algebra.multiply(cross, dualWeights);
    }

    private static R064Store centred(R064Store matrix) {
        R064Store result = matrix.copy();
        double[] means = columnMeans(matrix);
        int n = matrix.getRowDim();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] -= means[i / n];
        }
        return result;
    }

    private static double[] columnMeans(R064Store matrix) {
        double[] means = new double[matrix.getColDim()];
        int n = matrix.getRowDim();
        for (int i = 0; i < matrix.data.length; i++) {
            means[i / n] += matrix.data[i] / n;
        }
        return means;
    }
}
