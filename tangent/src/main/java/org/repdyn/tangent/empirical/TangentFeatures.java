package org.repdyn.tangent.empirical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.LayeredPass;

/**
 * The factors of the tangent kernel of a block of samples, one for each weight block: inputs H and back-propagated
 * gradients of a dense layer, or the Jacobian if the encoder does not expose its layers.
 *
 * @param layers one for each weight block
 */
record TangentFeatures(List<Layer> layers) {

    /**
     * The factors of Θ = (HHᵀ)∘(GGᵀ), with the factor of the layer in G, or GGᵀ.
     *
     * @param inputs H, b×(fan in); empty for a Jacobian
     * @param gradients G, (b·rows)×c
     */
    record Layer(Optional<R064Store> inputs, R064Store gradients) {}

    static TangentFeatures of(
            Encoder encoder, R064Store x, Weights weights, Reduction reduction, LinearAlgebra algebra) {
        EncoderPass pass = encoder.bind(x, algebra);
        if (pass instanceof LayeredPass layered) {
            return layered(layered, weights, reduction, encoder.outputs());
        }
        return jacobian(encoder, x, weights, reduction, algebra);
    }

    /** Returns the number of stored values per sample, from which the block size follows. */
    static long perSample(Encoder encoder, int dimension, Reduction reduction, LinearAlgebra algebra) {
        EncoderPass pass = encoder.bind(R064Store.FACTORY.make(1, dimension), algebra);
        int k = encoder.outputs();
        long copies = reduction == Reduction.SUM_OF_LOGITS ? 1 : k;
        long numbers = 0;
        for (int b = 0; b < encoder.blocks(dimension).size(); b++) {
            var block = encoder.blocks(dimension).get(b);
            if (pass instanceof LayeredPass layered) {
                // H, G, one output's G, and the pass's own three matrices of the layer's width.
                long width = layered.layerWidth(b);
                long inputs = (long) block.rows() * block.columns() / Math.max(1, width);
                numbers += inputs + (copies + 4) * width;
            } else {
                numbers += (copies + 1) * block.rows() * block.columns();
            }
        }
        return numbers;
    }

    private static TangentFeatures layered(LayeredPass pass, Weights weights, Reduction reduction, int k) {
        int n = pass.forward(weights).getRowDim();
        List<Layer> layers = new ArrayList<>();
        for (int b = 0; b < weights.blocks().size(); b++) {
            int width = pass.layerWidth(b);
            R064Store one = R064Store.FACTORY.make(n, width);
            GradientRows gathering = new GradientRows(reduction, n, k, width);
            for (int a = 0; a < k; a++) {
                pass.layerGradients(weights, b, a, one);
                gathering.add(a, one, pass.layerFactor(b));
            }
            layers.add(new Layer(Optional.of(pass.layerInputs(b).copy()), gathering.result));
        }
        return new TangentFeatures(layers);
    }

    private static TangentFeatures jacobian(
            Encoder encoder, R064Store x, Weights weights, Reduction reduction, LinearAlgebra algebra) {
        int n = x.getRowDim();
        int k = encoder.outputs();
        List<GradientRows> gatherings = weights.blocks().stream()
                .map(b -> new GradientRows(reduction, n, k, b.data.length))
                .toList();
        Weights gradient = weights.zeros();
        R064Store unit = R064Store.FACTORY.make(1, k);
        for (int i = 0; i < n; i++) {
            EncoderPass pass = encoder.bind(row(x, i), algebra);
            pass.forward(weights);
            for (int a = 0; a < k; a++) {
                unit.set(0, a, 1);
                pass.pullback(weights, unit, gradient);
                unit.set(0, a, 0);
                for (int b = 0; b < gatherings.size(); b++) {
                    gatherings.get(b).addRow(a, i, gradient.blocks().get(b).data);
                }
            }
        }
        return new TangentFeatures(gatherings.stream()
                .map(g -> new Layer(Optional.empty(), g.result))
                .toList());
    }

    static R064Store row(R064Store x, int i) {
        return rows(x, i, i + 1);
    }

    static R064Store rows(R064Store x, int from, int to) {
        int n = x.getRowDim();
        int b = to - from;
        R064Store result = R064Store.FACTORY.make(b, x.getColDim());
        for (int j = 0; j < x.getColDim(); j++) {
            System.arraycopy(x.data, j * n + from, result.data, j * b, b);
        }
        return result;
    }

    /** The gradients of all outputs, arranged in the order of the reduction. */
    private static final class GradientRows {

        private final Reduction reduction;
        private final int samples;
        private final int outputs;
        private final int width;
        private final R064Store result;

        GradientRows(Reduction reduction, int samples, int outputs, int width) {
            this.reduction = reduction;
            this.samples = samples;
            this.outputs = outputs;
            this.width = width;
            result = switch (reduction) {
                case FULL -> R064Store.FACTORY.make(samples * outputs, width);
                case TRACE_MEAN -> R064Store.FACTORY.make(samples, width * outputs);
                case SUM_OF_LOGITS -> R064Store.FACTORY.make(samples, width);
            };
        }

        void add(int output, R064Store gradients, double factor) {
            for (int c = 0; c < width; c++) {
                for (int i = 0; i < samples; i++) {
                    put(output, i, c, factor * gradients.data[c * samples + i]);
                }
            }
        }

        void addRow(int output, int sample, double[] gradient) {
            for (int c = 0; c < width; c++) {
                put(output, sample, c, gradient[c]);
            }
        }

        private void put(int a, int i, int c, double value) {
            int rows = result.getRowDim();
            switch (reduction) {
                case FULL -> result.data[c * rows + i * outputs + a] = value;
                case TRACE_MEAN -> result.data[(a * width + c) * rows + i] = value;
                case SUM_OF_LOGITS -> result.data[c * rows + i] += value;
            }
        }
    }
}
