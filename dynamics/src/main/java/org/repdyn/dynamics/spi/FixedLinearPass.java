package org.repdyn.dynamics.spi;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;

/**
 * Pass of an encoder U = X̂W on views that do not change. The views are kept in the form in which products with few columns are fastest; the numbers are those of the
 * encoder's own pass.
 */
final class FixedLinearPass implements EncoderPass {

    private final FixedMatrix inputs;
    private final R064Store embeddings;

    private FixedLinearPass(R064Store inputs, int outputs, LinearAlgebra algebra) {
        this.inputs = algebra.fixed(inputs);
        this.embeddings = R064Store.FACTORY.make(inputs.getRowDim(), outputs);
    }

    /**
     * Binds an encoder to views that do not change: as a product of two matrices if its type allows it, otherwise with checks of each call.
     *
     * @param inputs must not be modified afterwards
     */
    static EncoderPass of(Encoder encoder, R064Store inputs, LinearAlgebra algebra) {
        return encoder instanceof LinearInWeights
                ? new FixedLinearPass(inputs, encoder.outputs(), algebra)
                : CheckedPass.of(encoder, inputs, algebra);
    }

    @Override
    public R064Store forward(Weights weights) {
        inputs.multiply(false, weights.blocks().get(0), embeddings);
        return embeddings;
    }

    @Override
    public void pullback(Weights weights, R064Store outputGradient, Weights result) {
        inputs.multiply(true, outputGradient, result.blocks().get(0));
    }
}
