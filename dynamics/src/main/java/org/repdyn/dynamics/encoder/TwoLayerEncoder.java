package org.repdyn.dynamics.encoder;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;
import org.repdyn.dynamics.spi.WeightBlock;

/**
 * u(x) = W₂ᵀφ(W₁x/√d)/√m, W₁ m×d, W₂ m×k, entries drawn from N(0, 1): the NTK parameterisation. Under an orthogonality
 * constraint the columns of either block have length √m, the scale they are drawn at.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TwoLayerEncoder implements Encoder {

    private final int outputs;
    private final int width;
    private final Activation activation;

    /**
     * @param outputs embedding dimension k
     * @param width number m of hidden neurons
     * @param activation φ
     */
    public TwoLayerEncoder(int outputs, int width, Activation activation) {
        this.outputs = outputs;
        this.width = width;
        this.activation = activation;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<WeightBlock> blocks(int inputDimension) {
        double scale = Math.sqrt(width);
        return List.of(
                new WeightBlock("W1", width, inputDimension, scale, false),
                new WeightBlock("W2", width, outputs, scale, true));
    }

    @Override
    public Weights initialise(int inputDimension, Seed seed) {
        return new Weights(List.of(
                Gaussian.matrix(width, inputDimension, 1, seed.child("W1")),
                Gaussian.matrix(width, outputs, 1, seed.child("W2"))));
    }

    @Override
    public EncoderPass bind(R064Store inputs, LinearAlgebra algebra) {
        return new Pass(inputs, algebra);
    }

    private final class Pass implements LayeredPass {

        private final R064Store inputs;
        private final LinearAlgebra algebra;
        private final R064Store preactivations;
        private final R064Store hidden;
        private final R064Store hiddenGradient;
        private final R064Store embeddings;
        private final R064Store scratch;
        private final double inputFactor;
        private final double outputFactor = 1 / Math.sqrt(width);

        Pass(R064Store inputs, LinearAlgebra algebra) {
            int rows = inputs.getRowDim();
            this.inputs = inputs;
            this.algebra = algebra;
            this.preactivations = R064Store.FACTORY.make(rows, width);
            this.hidden = R064Store.FACTORY.make(rows, width);
            this.hiddenGradient = R064Store.FACTORY.make(rows, width);
            this.embeddings = R064Store.FACTORY.make(rows, outputs);
            this.scratch = R064Store.FACTORY.make(rows, outputs);
            this.inputFactor = 1 / Math.sqrt(inputs.getColDim());
        }

        @Override
        public R064Store forward(Weights weights) {
            algebra.multiply(inputs, false, weights.blocks().get(0), true, preactivations);
            double[] a = preactivations.data;
            for (int i = 0; i < a.length; i++) {
                a[i] *= inputFactor;
                hidden.data[i] = activation.value(a[i]);
            }
            algebra.multiply(hidden, false, weights.blocks().get(1), false, embeddings);
            scale(embeddings.data, outputFactor);
            return embeddings;
        }

        @Override
        public void pullback(Weights weights, R064Store outputGradient, Weights result) {
            R064Store second = result.blocks().get(1);
            algebra.multiply(hidden, true, outputGradient, false, second);
            scale(second.data, outputFactor);

            algebra.multiply(outputGradient, false, weights.blocks().get(1), true, hiddenGradient);
            double[] g = hiddenGradient.data;
            double factor = outputFactor * inputFactor;
            for (int i = 0; i < g.length; i++) {
                g[i] *= factor * activation.derivative(preactivations.data[i], hidden.data[i]);
            }
            algebra.multiply(
                    hiddenGradient, true, inputs, false, result.blocks().get(0));
        }

        @Override
        public R064Store layerInputs(int block) {
            return block == 0 ? inputs : hidden;
        }

        @Override
        public int layerWidth(int block) {
            return block == 0 ? width : outputs;
        }

        @Override
        public double layerFactor(int block) {
            return block == 0 ? inputFactor : outputFactor;
        }

        @Override
        public void layerGradients(Weights weights, int block, int output, R064Store result) {
            int rows = inputs.getRowDim();
            if (block == 1) {
                Arrays.fill(result.data, 0);
                Arrays.fill(result.data, output * rows, (output + 1) * rows, 1);
                return;
            }
            double[] readout = weights.blocks().get(1).data;
            for (int j = 0; j < width; j++) {
                double weight = outputFactor * readout[output * width + j];
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    result.data[i] = weight * activation.derivative(preactivations.data[i], hidden.data[i]);
                }
            }
        }

        @Override
        public void pushforward(Weights weights, Weights tangent, R064Store result) {
            algebra.multiply(inputs, false, tangent.blocks().get(0), true, hiddenGradient);
            double[] h = hiddenGradient.data;
            for (int i = 0; i < h.length; i++) {
                h[i] *= inputFactor * activation.derivative(preactivations.data[i], hidden.data[i]);
            }
            algebra.multiply(hiddenGradient, false, weights.blocks().get(1), false, result);
            algebra.multiply(hidden, false, tangent.blocks().get(1), false, scratch);
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] = outputFactor * (result.data[i] + scratch.data[i]);
            }
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
