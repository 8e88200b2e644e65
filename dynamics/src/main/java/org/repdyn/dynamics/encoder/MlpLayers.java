package org.repdyn.dynamics.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Ranges;

/** The layers of a network for a fixed number of rows, with the buffers of the forward and the backward pass. */
final class MlpLayers {

    private final Network network;
    private final LinearAlgebra algebra;
    private final int rows;
    private final R064Store[] preactivations;
    private final R064Store[] hidden;
    private final R064Store embeddings;
    private final double[] factors;
    private final boolean biased;
    /**
     * Gradients of the hidden layers; allocated on first use, since a pass that only computes embeddings needs none.
     */
    private Optional<R064Store[]> gradients = Optional.empty();

    private Optional<R064Store[]> tangents = Optional.empty();

    MlpLayers(Network network, int rows, int inputDimension, LinearAlgebra algebra) {
        this.network = network;
        this.algebra = algebra;
        this.rows = rows;
        this.biased = network.biasStd().isPresent();
        List<Integer> widths = network.widths();
        preactivations = new R064Store[widths.size()];
        hidden = new R064Store[widths.size()];
        factors = new double[network.layers()];
        for (int l = 0; l < factors.length; l++) {
            factors[l] = network.weightFactor(l, inputDimension);
        }
        for (int l = 0; l < hidden.length; l++) {
            preactivations[l] = R064Store.FACTORY.make(rows, widths.get(l));
            hidden[l] = R064Store.FACTORY.make(rows, widths.get(l));
        }
        embeddings = R064Store.FACTORY.make(rows, network.outputs());
    }

    /** Returns the embeddings U of the inputs; the matrix is overwritten by the next call. */
    R064Store forward(R064Store inputs, Weights weights) {
        R064Store from = inputs;
        for (int l = 0; l < hidden.length; l++) {
            algebra.multiply(from, false, weight(weights, l), true, preactivations[l]);
            activate(l, biased ? weights.blocks().get(2 * l + 1).data : NONE);
            from = hidden[l];
        }
        algebra.multiply(from, false, weight(weights, hidden.length), false, embeddings);
        scale(embeddings.data, factors[hidden.length]);
        return embeddings;
    }

    private static final double[] NONE = {};

    private void activate(int layer, double[] bias) {
        double[] a = preactivations[layer].data;
        double[] h = hidden[layer].data;
        double factor = factors[layer];
        double biasFactor = network.biasFactor();
        HiddenActivation activation = network.activation();
        double slope = network.negativeSlope();
        Ranges.forEach(a.length, rows, algebra.workers(), (from, to) -> {
            for (int start = from; start < to; start += rows) {
                double shift = biased ? biasFactor * bias[start / rows] : 0;
                if (factor != 1 || shift != 0) {
                    for (int i = start; i < start + rows; i++) {
                        a[i] = factor * a[i] + shift;
                    }
                }
                activation.values(a, h, start, start + rows, slope);
            }
        });
    }

    /** Overwrites {@code result} with the gradient at the weights and inputs of the last {@link #forward}. */
    void pullback(R064Store inputs, Weights weights, R064Store outputGradient, Weights result) {
        R064Store[] scratch = gradients();
        R064Store gradient = outputGradient;
        for (int l = hidden.length; l >= 0; l--) {
            R064Store from = l == 0 ? inputs : hidden[l - 1];
            R064Store target = weight(result, l);
            if (l == hidden.length) {
                algebra.multiply(from, true, gradient, false, target);
            } else {
                algebra.multiply(gradient, true, from, false, target);
            }
            scale(target.data, factors[l]);
            if (l == 0) {
                return;
            }
            R064Store below = scratch[l - 1];
            algebra.multiply(gradient, false, weight(weights, l), l == hidden.length, below);
            throughActivation(l - 1, below.data, factors[l]);
            if (biased) {
                biasGradient(below.data, result.blocks().get(2 * l - 1).data);
            }
            gradient = below;
        }
    }

    private void throughActivation(int layer, double[] g, double factor) {
        double[] a = preactivations[layer].data;
        double[] h = hidden[layer].data;
        HiddenActivation activation = network.activation();
        double slope = network.negativeSlope();
        Ranges.forEach(
                g.length,
                rows,
                algebra.workers(),
                (from, to) -> activation.timesDerivatives(a, h, g, from, to, factor, slope));
    }

    private void biasGradient(double[] g, double[] target) {
        double factor = network.biasFactor();
        for (int j = 0; j < target.length; j++) {
            double sum = 0;
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                sum += g[i];
            }
            target[j] = factor * sum;
        }
    }

    /**
     * Overwrites {@code result} with ∂u/∂a of a layer for one output, one sample per row, at the weights of the last
     * {@link #forward}.
     */
    void gradients(Weights weights, int layer, int output, R064Store result) {
        if (layer == hidden.length) {
            Arrays.fill(result.data, 0);
            Arrays.fill(result.data, output * rows, (output + 1) * rows, 1);
            return;
        }
        R064Store[] scratch = gradients();
        for (int l = hidden.length - 1; l >= layer; l--) {
            R064Store target = l == layer ? result : scratch[l];
            if (l == hidden.length - 1) {
                R064Store readout = weight(weights, hidden.length);
                for (int j = 0; j < width(l); j++) {
                    Arrays.fill(target.data, j * rows, (j + 1) * rows, readout.data[output * width(l) + j]);
                }
            } else {
                algebra.multiply(scratch[l + 1], false, weight(weights, l + 1), false, target);
            }
            throughActivation(l, target.data, factors[l + 1]);
        }
    }

    /**
     * Overwrites {@code result} with the derivative of U along {@code tangent}, at the weights of the last {@link
     * #forward}.
     */
    void pushforward(R064Store inputs, Weights weights, Weights tangent, R064Store result) {
        R064Store[] moved = gradients();
        R064Store[] carried = tangents();
        for (int l = 0; l < hidden.length; l++) {
            algebra.multiply(l == 0 ? inputs : hidden[l - 1], false, weight(tangent, l), true, moved[l]);
            if (l > 0) {
                algebra.multiply(moved[l - 1], false, weight(weights, l), true, carried[l]);
                add(carried[l].data, moved[l].data);
            }
            scale(moved[l].data, factors[l]);
            if (biased) {
                double[] bias = tangent.blocks().get(2 * l + 1).data;
                double factor = network.biasFactor();
                for (int i = 0; i < moved[l].data.length; i++) {
                    moved[l].data[i] += factor * bias[i / rows];
                }
            }
            throughActivation(l, moved[l].data, 1);
        }
        int last = hidden.length;
        algebra.multiply(last == 0 ? inputs : hidden[last - 1], false, weight(tangent, last), false, result);
        if (last > 0) {
            algebra.multiply(moved[last - 1], false, weight(weights, last), false, carried[last]);
            add(carried[last].data, result.data);
        }
        scale(result.data, factors[last]);
    }

    /** Returns true if a block holds biases. */
    boolean isBias(int block) {
        return biased && block % 2 == 1;
    }

    /** Returns the index of the layer that a block belongs to. */
    int layerOf(int block) {
        return biased ? block / 2 : block;
    }

    /** Returns the factor by which a block is multiplied in its layer. */
    double factor(int block) {
        return isBias(block) ? network.biasFactor() : factors[layerOf(block)];
    }

    /** Returns the number of neurons of a layer; for the last layer, the number of outputs. */
    int width(int layer) {
        return layer == hidden.length ? network.outputs() : network.widths().get(layer);
    }

    /** Returns φ(a) of a hidden layer, as computed by the last {@link #forward}. */
    R064Store hidden(int layer) {
        return hidden[layer];
    }

    private R064Store[] gradients() {
        if (gradients.isEmpty()) {
            gradients = Optional.of(layerMatrices(hidden.length));
        }
        return gradients.get();
    }

    private R064Store[] tangents() {
        if (tangents.isEmpty()) {
            tangents = Optional.of(layerMatrices(hidden.length + 1));
        }
        return tangents.get();
    }

    private R064Store[] layerMatrices(int count) {
        R064Store[] made = new R064Store[count];
        for (int l = 0; l < count; l++) {
            made[l] = R064Store.FACTORY.make(rows, width(l));
        }
        return made;
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private R064Store weight(Weights weights, int layer) {
        return weights.blocks().get(biased ? 2 * layer : layer);
    }

    private static void scale(double[] values, double factor) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
