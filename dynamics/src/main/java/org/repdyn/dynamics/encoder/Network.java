package org.repdyn.dynamics.encoder;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The shape and parameterisation of a fully connected network.
 *
 * @param widths number of neurons of each hidden layer; may be empty
 * @param outputs embedding dimension k
 * @param activation φ
 * @param negativeSlope of the leaky ReLU below 0
 * @param parameterisation where the scale of a layer is kept
 * @param weightStd σ_w
 * @param biasStd σ_b of the biases of hidden layers; absent: no biases
 * @param initScale factor of all initial weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Network(
        List<Integer> widths,
        int outputs,
        Activation activation,
        double negativeSlope,
        Parameterisation parameterisation,
        double weightStd,
        Optional<Double> biasStd,
        double initScale) {

    /** Refuses layers without neurons. */
    public Network {
        widths = List.copyOf(widths);
        if (outputs < 1 || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException(
                    "every layer of a network needs a neuron, got widths " + widths + " and " + outputs + " outputs");
        }
    }

    /** Hidden layers of one activation in NTK parameterisation, σ_w = 1, no biases. */
    public static Network ntk(List<Integer> widths, int outputs, Activation activation) {
        return new Network(widths, outputs, activation, 0.01, Parameterisation.NTK, 1, Optional.empty(), 1);
    }

    /** Number of layers with weights: the hidden ones and the readout. */
    int layers() {
        return widths.size() + 1;
    }

    /** Number of numbers that enter a layer, counted from 0. */
    int fanIn(int layer, int inputDimension) {
        return layer == 0 ? inputDimension : widths.get(layer - 1);
    }

    /** The factor in front of Wh in a layer. */
    double weightFactor(int layer, int inputDimension) {
        return parameterisation == Parameterisation.NTK ? weightStd / Math.sqrt(fanIn(layer, inputDimension)) : 1;
    }

    /** The standard deviation at which weights of a layer are drawn. */
    double weightDeviation(int layer, int inputDimension) {
        return initScale
                * (parameterisation == Parameterisation.NTK ? 1 : weightStd / Math.sqrt(fanIn(layer, inputDimension)));
    }

    /** The factor in front of b. */
    double biasFactor() {
        return parameterisation == Parameterisation.NTK ? biasStd.orElse(0.0) : 1;
    }

    /** The standard deviation at which biases are drawn. */
    double biasDeviation() {
        return initScale * (parameterisation == Parameterisation.NTK ? 1 : biasStd.orElse(0.0));
    }
}
