package org.repdyn.dynamics.encoder;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * The linear encoder U = X̂W with one weight block W, d×k. By default its entries are drawn from N(0, 1/d), so that
 * each column has a length of about one.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LinearEncoder implements Encoder, LinearInWeights {

    private final int outputs;
    private final double initScale;
    private final Optional<InitialSpectrum> start;

    /**
     * Creates an encoder with initial weights drawn from N(0, 1/d).
     *
     * @param outputs embedding dimension k
     */
    public LinearEncoder(int outputs) {
        this(outputs, 1);
    }

    /**
     * Creates an encoder with initial weights drawn from N(0, initScale²/d).
     *
     * @param outputs embedding dimension k
     * @param initScale factor of the initial weights, and length of a column under an orthogonality constraint
     */
    public LinearEncoder(int outputs, double initScale) {
        this(outputs, initScale, WeightInitialisation.GAUSSIAN);
    }

    /**
     * Creates an encoder with initial weights of a chosen kind.
     *
     * @param outputs embedding dimension k
     * @param initScale factor of the initial weights, and length of a column under an orthogonality constraint
     * @param start how the initial weights are chosen
     */
    public LinearEncoder(int outputs, double initScale, WeightInitialisation start) {
        this(outputs, initScale, start, Optional.empty());
    }

    /**
     * Creates an encoder with initial weights of a chosen kind and chosen singular values.
     *
     * @param outputs embedding dimension k
     * @param initScale factor of the initial weights, and length of a column under an orthogonality constraint
     * @param start how the initial weights are chosen
     * @param decay the initial singular values are {@code initScale}·e^{−decay·j}, j = 0, 1, …; absent: those of the
     *     random draw
     */
    public LinearEncoder(int outputs, double initScale, WeightInitialisation start, Optional<Double> decay) {
        this(outputs, initScale, InitialSpectrum.of(start, initScale, decay, List.of()));
    }

    /** Creates an encoder from options. */
    LinearEncoder(LinearOptions options) {
        this(
                options.outputs(),
                options.initScale(),
                InitialSpectrum.of(
                        options.start(),
                        options.initScale(),
                        options.decay(),
                        options.angles().orElse(List.of())));
    }

    private LinearEncoder(int outputs, double initScale, Optional<InitialSpectrum> start) {
        this.outputs = outputs;
        this.initScale = initScale;
        this.start = start;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        double length = start.map(s -> s.columnLength(inputDimension, outputs)).orElse(initScale);
        return List.of(new WeightBlock("W", inputDimension, outputs, length, true));
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        if (start.isPresent()) {
            return new Weights(List.of(start.get().matrix(inputDimension, outputs, seed.child("W"))));
        }
        return new Weights(List.of(
                Gaussian.matrix(inputDimension, outputs, initScale / Math.sqrt(inputDimension), seed.child("W"))));
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return new Pass(inputs, outputs, algebra);
    }

    private static final class Pass implements EncoderPass {

        private final R064Store inputs;
        private final R064Store embeddings;
        private final LinearAlgebra algebra;

        Pass(R064Store inputs, int outputs, LinearAlgebra algebra) {
            this.inputs = inputs;
            this.embeddings = R064Store.FACTORY.make(inputs.getRowDim(), outputs);
            this.algebra = algebra;
        }

        @Override
        public R064Store forward(Weights weights) {
            algebra.multiply(inputs, false, weights.blocks().get(0), false, embeddings);
            return embeddings;
        }

        @Override
        public void pullback(Weights weights, R064Store outputGradient, Weights result) {
            algebra.multiply(
                    inputs, true, outputGradient, false, result.blocks().get(0));
        }
    }
}
