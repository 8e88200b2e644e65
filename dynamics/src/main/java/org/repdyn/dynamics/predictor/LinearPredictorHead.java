package org.repdyn.dynamics.predictor;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.PredictorHeadPass;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * The linear predictor head P = UA with one weight block {@code predictor}, k×k. A is independent state: a rotation of
 * U does not rotate A. The part of the field that belongs to A is α times its gradient, so that the head learns α times
 * as fast as the encoder.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LinearPredictorHead implements PredictorHead {

    private final LinearPredictorHeadOptions options;

    /**
     * Creates a linear predictor head.
     *
     * @param options initial value of A and learning speed α
     */
    public LinearPredictorHead(LinearPredictorHeadOptions options) {
        this.options = options;
    }

    /** Returns α, the learning speed of the head as a multiple of that of the encoder. */
    public double speed() {
        return options.speed();
    }

    @Override
    public List<WeightBlock> blocks(int outputs) {
        return List.of(new WeightBlock("predictor", outputs, outputs, 1, false));
    }

    @Override
    public Weights initialise(int outputs, Seed seed) {
        R064Store a = R064Store.FACTORY.makeEye(outputs, outputs);
        options.eigenvalues().ifPresent(values -> diagonal(values, a));
        if (options.start() == LinearPredictorHeadOptions.Start.GAUSSIAN) {
            var normal = seed.child("predictor").gaussians();
            for (int i = 0; i < a.data.length; i++) {
                a.data[i] = normal.sample() / Math.sqrt(outputs);
            }
        }
        return new Weights(List.of(a));
    }

    private static void diagonal(List<Double> values, R064Store a) {
        int outputs = a.getColDim();
        if (values.size() != outputs) {
            throw new IllegalArgumentException("eigenvalues of the predictor: " + values.size()
                    + (values.size() == 1 ? " is" : " are") + " given, but the"
                    + " encoder has " + CountedNoun.of(outputs, "output") + "; give one for each output");
        }
        for (int j = 0; j < outputs; j++) {
            a.set(j, j, values.get(j));
        }
    }

    @Override
    public PredictorHeadPass bind(ViewLayout layout, int outputs, LinearAlgebra algebra) {
        return new Pass(layout.rows(), outputs, options.speed(), algebra);
    }

    private static final class Pass implements PredictorHeadPass {

        private final LinearAlgebra algebra;
        private final double speed;
        private final R064Store predictions;
        private final R064Store back;

        Pass(int rows, int outputs, double speed, LinearAlgebra algebra) {
            this.speed = speed;
            this.algebra = algebra;
            this.predictions = R064Store.FACTORY.make(rows, outputs);
            this.back = R064Store.FACTORY.make(rows, outputs);
        }

        @Override
        public R064Store forward(Weights weights, R064Store embeddings) {
            algebra.multiply(embeddings, false, weights.blocks().get(0), false, predictions);
            return predictions;
        }

        @Override
        public void pullback(
                Weights weights,
                R064Store embeddings,
                R064Store toPredictions,
                R064Store toEmbeddings,
                Weights result) {
            R064Store own = result.blocks().get(0);
            algebra.multiply(embeddings, true, toPredictions, false, own);
            for (int i = 0; i < own.data.length; i++) {
                own.data[i] *= speed;
            }
            algebra.multiply(toPredictions, false, weights.blocks().get(0), true, back);
            for (int i = 0; i < back.data.length; i++) {
                toEmbeddings.data[i] += back.data[i];
            }
        }
    }
}
