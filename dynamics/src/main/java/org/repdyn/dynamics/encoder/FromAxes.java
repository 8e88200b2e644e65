package org.repdyn.dynamics.encoder;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.WeightBlock;

/** An encoder whose matrices start at multiples of the identity. */
record FromAxes(Encoder encoder, double scale) implements Encoder {

    @Override
    public int outputs() {
        return encoder.outputs();
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        return encoder.blocks(inputDimension);
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        return new Weights(blocks(inputDimension).stream()
                .map(block -> Axes.matrix(block.rows(), block.columns(), scale))
                .toList());
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return encoder.bind(inputs, algebra);
    }
}
