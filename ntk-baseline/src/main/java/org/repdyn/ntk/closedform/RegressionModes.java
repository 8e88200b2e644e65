package org.repdyn.ntk.closedform;

import java.util.function.DoubleUnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;

/** Y − f₀ in the eigenbasis of K, on which the linear dynamics of the squared loss depend. */
final class RegressionModes {

    private final LinearAlgebra algebra;
    private final KernelSpectrum spectrum;
    private final R064Store amplitudes;

    RegressionModes(R064Store kernel, R064Store residual, LinearAlgebra algebra) {
        if (residual.getRowDim() != kernel.getRowDim()) {
            throw new IllegalArgumentException("the kernel has " + kernel.getRowDim() + " rows, the targets "
                    + residual.getRowDim() + "; they must belong to the same points");
        }
        FiniteTargets.require(residual);
        this.algebra = algebra;
        spectrum = KernelSpectrum.of(kernel, algebra);
        amplitudes = algebra.multiplyLeftTransposed(spectrum.vectors(), residual);
    }

    /**
     * Returns the number c by which a loss divides ‖f − Y‖²/2.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    static double normaliser(double c) {
        if (!(c > 0) || Double.isInfinite(c)) {
            throw new IllegalArgumentException("a loss is normalised by a finite number above 0, such as the number of"
                    + " samples, got " + Decimals.text(c));
        }
        return c;
    }

    double largest() {
        return spectrum.rank() == 0 ? 0 : spectrum.values()[spectrum.rank() - 1];
    }

    /** Returns α = Q·diag(g(λ))·Qᵀ(Y − f₀), in the range of K: the part outside it adds nothing to any output. */
    R064Store dualWeights(DoubleUnaryOperator g) {
        int r = spectrum.rank();
        R064Store scaled = amplitudes.copy();
        for (int j = 0; j < r; j++) {
            double factor = g.applyAsDouble(spectrum.values()[j]);
            for (int c = 0; c < scaled.getColDim(); c++) {
                scaled.data[c * r + j] *= factor;
            }
        }
        return algebra.multiply(spectrum.vectors(), scaled);
    }

    /** Returns start + kernel·α. */
    R064Store outputs(R064Store start, R064Store kernel, R064Store dualWeights) {
        KernelShapes.require("the outputs at the start", start, kernel.getRowDim(), dualWeights.getColDim());
        KernelShapes.require(
                "the kernel with the training points", kernel, kernel.getRowDim(), dualWeights.getRowDim());
        R064Store result = algebra.multiply(kernel, dualWeights);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += start.data[i];
        }
        return result;
    }
}
