package org.repdyn.ntk.closedform;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;
import org.repdyn.kernels.recursion.KernelPair;

/**
 * The predictions of an ensemble of infinitely wide networks. Two cases: a Gaussian-process posterior, mean K*(K+λ)⁻¹y
 * and covariance K** − K*(K+λ)⁻¹K*ᵀ, with the NNGP kernel for networks of which only the readout is trained; and for
 * fully trained networks, mean Θ*A(y), A = (Θ+λ)⁻¹, with covariance N** + Θ*AN AΘ*ᵀ − (Θ*AN*ᵀ + transpose) of the draw
 * at initialisation. (Lee et al. 2018, 2019.)
 *
 * @param mean k columns, one row for each test point
 * @param covariance of the test points, the same for each output
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GaussianProcess(R064Store mean, R064Store covariance) {

    /**
     * Returns the posterior of a kernel.
     *
     * @param kernel K of training with training points, n×n
     * @param cross K* of test with training points, m×n
     * @param test K** of test with test points, m×m
     * @param targets y, n×k
     * @throws IllegalArgumentException if the shapes do not fit or a target is not finite
     * @throws ArithmeticException if the kernel with the ridge is singular, or a kernel is not finite
     */
    public static GaussianProcess posterior(
            R064Store kernel, R064Store cross, R064Store test, R064Store targets, Ridge ridge, LinearAlgebra algebra) {
        requireShapes(kernel, cross, test, targets);
        R064Store inverse = inverse(kernel, ridge, algebra);
        R064Store weights = algebra.multiply(cross, inverse);
        R064Store explained = algebra.multiplyRightTransposed(weights, cross);
        R064Store covariance = test.copy();
        for (int i = 0; i < covariance.data.length; i++) {
            covariance.data[i] -= explained.data[i];
        }
        return new GaussianProcess(algebra.multiply(weights, targets), covariance);
    }

    /**
     * Returns the distribution of networks trained to convergence by gradient flow from random initialisation.
     *
     * @param training both kernels of training with training points, n×n
     * @param cross both kernels of test with training points, m×n
     * @param test the NNGP kernel of test with test points, m×m
     * @param targets y, n×k
     * @throws IllegalArgumentException if the shapes do not fit or a target is not finite
     * @throws ArithmeticException if the tangent kernel with the ridge is singular, or a kernel is not finite
     */
    public static GaussianProcess ensemble(
            KernelPair training,
            KernelPair cross,
            R064Store test,
            R064Store targets,
            Ridge ridge,
            LinearAlgebra algebra) {
        requireShapes(training.ntk(), cross.ntk(), test, targets);
        requireShapes(training.nngp(), cross.nngp(), test, targets);
        R064Store weights = algebra.multiply(cross.ntk(), inverse(training.ntk(), ridge, algebra));
        R064Store spread = algebra.multiplyRightTransposed(algebra.multiply(weights, training.nngp()), weights);
        R064Store mixed = algebra.multiplyRightTransposed(weights, cross.nngp());
        R064Store covariance = test.copy();
        int n = covariance.getRowDim();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                covariance.data[j * n + i] += spread.data[j * n + i] - mixed.data[j * n + i] - mixed.data[i * n + j];
            }
        }
        return new GaussianProcess(algebra.multiply(weights, targets), covariance);
    }

    private static void requireShapes(R064Store kernel, R064Store cross, R064Store test, R064Store targets) {
        int n = kernel.getRowDim();
        int m = cross.getRowDim();
        KernelShapes.require("the kernel of training with training points", kernel, n, n);
        KernelShapes.require("the kernel of test with training points", cross, m, n);
        KernelShapes.require("the kernel of test with test points", test, m, m);
        KernelShapes.require("the targets", targets, n, targets.getColDim());
        FiniteTargets.require(targets);
        for (R064Store each : List.of(kernel, cross, test)) {
            Operands.requireFinite(each, "posterior");
        }
    }

    /** Returns (K + λ)⁻¹ = L⁻ᵀL⁻¹. */
    private static R064Store inverse(R064Store kernel, Ridge ridge, LinearAlgebra algebra) {
        R064Store ridged = kernel.copy();
        int n = kernel.getRowDim();
        double lambda = ridge.on(kernel);
        for (int i = 0; i < n; i++) {
            ridged.add(i, i, lambda);
        }
        R064Store lower;
        try {
            lower = algebra.cholesky(ridged);
        } catch (ArithmeticException e) {
            throw new ArithmeticException(equalRows(kernel)
                            .map(rows -> "the kernel is singular: " + rows)
                            .orElse("the kernel is singular to rounding")
                    + "; set a ridge above 0, or use RegressionFlow at t = infinity, which takes the pseudo-inverse");
        }
        return invertProduct(lower);
    }

    /** Returns L⁻ᵀL⁻¹ of a lower triangle, column by column. */
    private static R064Store invertProduct(R064Store lower) {
        int n = lower.getRowDim();
        double[] l = lower.data;
        R064Store result = R064Store.FACTORY.makeEye(n, n).copy();
        for (int c = 0; c < n; c++) {
            int column = c * n;
            double[] x = result.data;
            for (int i = c; i < n; i++) {
                x[column + i] /= l[i * n + i];
                for (int r = i + 1; r < n; r++) {
                    x[column + r] -= l[i * n + r] * x[column + i];
                }
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = x[column + i];
                for (int r = i + 1; r < n; r++) {
                    sum -= l[i * n + r] * x[column + r];
                }
                x[column + i] = sum / l[i * n + i];
            }
        }
        return result;
    }

    /** Returns a message that names two equal rows, which belong to two equal points; empty if there are none. */
    static Optional<String> equalRows(R064Store kernel) {
        int n = kernel.getRowDim();
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                boolean equal = kernel.doubleValue(i, i) == kernel.doubleValue(j, j);
                for (int c = 0; c < n && equal; c++) {
                    equal = kernel.data[c * n + i] == kernel.data[c * n + j];
                }
                if (equal) {
                    return Optional.of("rows " + (i + 1) + " and " + (j + 1) + " (counted from 1) are equal");
                }
            }
        }
        return Optional.empty();
    }
}
