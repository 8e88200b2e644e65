package org.repdyn.dynamics.encoder;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * An encoder whose initial weight matrices have chosen singular values.
 *
 * @param encoder the encoder that computes the embeddings
 * @param start the singular values and singular vectors of the initial matrices
 */
record ChosenSpectrumEncoder(Encoder encoder, InitialSpectrum start) implements Encoder {

    @Override
    public int outputs() {
        return encoder.outputs();
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        return encoder.blocks(inputDimension).stream()
                .map(b -> new WeightBlock(
                        b.name(), b.rows(), b.columns(), start.columnLength(b.rows(), b.columns()), b.output()))
                .toList();
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        return new Weights(blocks(inputDimension).stream()
                .map(block -> start.matrix(block.rows(), block.columns(), seed.child(block.name())))
                .toList());
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return encoder.bind(inputs, algebra);
    }
}
