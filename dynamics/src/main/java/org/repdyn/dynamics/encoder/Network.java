package org.repdyn.dynamics.encoder;

import java.util.List;
import java.util.Optional;
import org.repdyn.core.network.Parameterisation;

/**
 * The shape and parameterisation of a fully connected network.
 *
 * @param widths number of neurons of each hidden layer; may be empty
 * @param outputs embedding dimension k
 * @param activation φ
 * @param negativeSlope slope of the leaky ReLU below 0
 * @param parameterisation scaling of the weights: by a factor of the layer, or by the distribution of the weights
 * @param weightStd σ_w, scale of the weights
 * @param biasStd σ_b, scale of the biases of the hidden layers; absent: no biases
 * @param initScale factor of all initial weights
 */
record Network(
        List<Integer> widths,
        int outputs,
        HiddenActivation activation,
        double negativeSlope,
        Parameterisation parameterisation,
        double weightStd,
        Optional<Double> biasStd,
        double initScale) {

    /**
     * Checks that every layer has at least one neuron.
     *
     * @throws IllegalArgumentException if a width or {@code outputs} is less than 1
     */
    public Network {
        widths = List.copyOf(widths);
        if (outputs < 1 || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException(
                    "every layer of a network needs a neuron, got widths " + widths + " and " + outputs + " outputs");
        }
    }

    /**
     * Returns a network in NTK parameterisation with the same activation in all hidden layers, σ_w = 1 and no biases.
     */
    public static Network ntk(List<Integer> widths, int outputs, HiddenActivation activation) {
        return new Network(widths, outputs, activation, 0.01, Parameterisation.NTK, 1, Optional.empty(), 1);
    }

    /** Returns the number of layers with weights: the hidden layers and the readout. */
    int layers() {
        return widths.size() + 1;
    }

    /** Returns the number of inputs of a layer (its fan-in); layers are counted from 0. */
    int fanIn(int layer, int inputDimension) {
        return layer == 0 ? inputDimension : widths.get(layer - 1);
    }

    /** Returns the factor of Wh in a layer. */
    double weightFactor(int layer, int inputDimension) {
        return parameterisation == Parameterisation.NTK ? weightStd / Math.sqrt(fanIn(layer, inputDimension)) : 1;
    }

    /** Returns the standard deviation of the initial weights of a layer. */
    double weightDeviation(int layer, int inputDimension) {
        return initScale
                * (parameterisation == Parameterisation.NTK ? 1 : weightStd / Math.sqrt(fanIn(layer, inputDimension)));
    }

    /** Returns the factor of the biases b. */
    double biasFactor() {
        return parameterisation == Parameterisation.NTK ? biasStd.orElse(0.0) : 1;
    }

    /** Returns the standard deviation of the initial biases. */
    double biasDeviation() {
        return initScale * (parameterisation == Parameterisation.NTK ? 1 : biasStd.orElse(0.0));
    }
}
