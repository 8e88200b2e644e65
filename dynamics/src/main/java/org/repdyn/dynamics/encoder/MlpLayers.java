package org.repdyn.dynamics.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Weights;

/** The layers of a network over a fixed number of rows, with all that a backward pass needs to keep. */
final class MlpLayers {

    private final Network network;
    private final LinearAlgebra algebra;
    private final int rows;
    private final R064Store[] preactivations;
    private final R064Store[] hidden;
    private final R064Store embeddings;
    private final double[] factors;
    private final boolean biased;
    /** Made when first needed: embeddings that are only observed do not pay for it. */
    private Optional<R064Store[]> gradients = Optional.empty();
    /** Made when a derivative along weights is first asked for. */
    private Optional<R064Store[]> products = Optional.empty();

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

    /** U of the inputs, kept until the next call. */
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
        Activation activation = network.activation();
        double slope = network.negativeSlope();
        int width = a.length / Math.max(1, rows);
        for (int j = 0; j < width; j++) {
            double shift = biased ? biasFactor * bias[j] : 0;
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                a[i] = factor * a[i] + shift;
                h[i] = activation.value(a[i], slope);
            }
        }
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

    /** hₗ of a hidden layer, kept until the next {@link #forward}. */
    R064Store hidden(int layer) {
        return hidden[layer];
    }

    /**
     * Overwrites {@code result} with the gradient of one output by the pre-activations of a layer, a row a sample, at the
     * weights of the last {@link #forward}.
     */
    void outputGradient(Weights weights, int layer, int output, R064Store result) {
        R064Store unit = layer == hidden.length ? result : R064Store.FACTORY.make(rows, network.outputs());
        Arrays.fill(unit.data, 0);
        Arrays.fill(unit.data, output * rows, (output + 1) * rows, 1);
        R064Store gradient = unit;
        for (int l = hidden.length; l > layer; l--) {
            R064Store below = l - 1 == layer ? result : gradients()[l - 1];
            algebra.multiply(gradient, false, weight(weights, l), l == hidden.length, below);
            throughActivation(l - 1, below.data, factors[l]);
            gradient = below;
        }
    }

    /** Overwrites {@code result} with the derivative of U along {@code tangent} at the weights of the last {@link #forward}. */
    void pushforward(R064Store inputs, Weights weights, Weights tangent, R064Store result) {
        R064Store[] moved = gradients();
        R064Store[] extra = products();
        for (int l = 0; l <= hidden.length; l++) {
            boolean last = l == hidden.length;
            R064Store target = last ? result : moved[l];
            algebra.multiply(l == 0 ? inputs : hidden[l - 1], false, weight(tangent, l), !last, target);
            if (l > 0) {
                algebra.multiply(moved[l - 1], false, weight(weights, l), !last, extra[l]);
                for (int i = 0; i < target.data.length; i++) {
                    target.data[i] += extra[l].data[i];
                }
            }
            if (last) {
                scale(target.data, factors[l]);
                return;
            }
            if (biased) {
                scale(target.data, factors[l]);
                addBias(tangent.blocks().get(2 * l + 1).data, target.data);
                throughActivation(l, target.data, 1);
            } else {
                throughActivation(l, target.data, factors[l]);
            }
        }
    }

    private void addBias(double[] bias, double[] target) {
        double factor = network.biasFactor();
        for (int j = 0; j < bias.length; j++) {
            for (int i = j * rows; i < (j + 1) * rows; i++) {
                target[i] += factor * bias[j];
            }
        }
    }

    private void throughActivation(int layer, double[] g, double factor) {
        double[] a = preactivations[layer].data;
        double[] h = hidden[layer].data;
        Activation activation = network.activation();
        double slope = network.negativeSlope();
        for (int i = 0; i < g.length; i++) {
            g[i] *= factor * activation.derivative(a[i], h[i], slope);
        }
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

    private R064Store[] gradients() {
        if (gradients.isEmpty()) {
            R064Store[] made = new R064Store[hidden.length];
            for (int l = 0; l < made.length; l++) {
                made[l] = R064Store.FACTORY.make(rows, network.widths().get(l));
            }
            gradients = Optional.of(made);
        }
        return gradients.get();
    }

    /** Scratch of the shape of each layer's pre-activations, the readout's included. */
    private R064Store[] products() {
        if (products.isEmpty()) {
            R064Store[] made = new R064Store[network.layers()];
            for (int l = 0; l < made.length; l++) {
                int width = l == hidden.length
                        ? network.outputs()
                        : network.widths().get(l);
                made[l] = R064Store.FACTORY.make(rows, width);
            }
            products = Optional.of(made);
        }
        return products.get();
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
