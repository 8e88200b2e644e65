package org.repdyn.ntk.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of the golden file for activations and layers. */
final class GoldenActivations {

    private GoldenActivations() {}

    /** The activation of a name, empty where it has no closed form here. */
    static Optional<Activation> activation(String name, JsonNode params) {
        return Optional.ofNullable(
                switch (name) {
                    case "linear" -> AbRelu.LINEAR;
                    case "relu" -> AbRelu.RELU;
                    case "leaky_relu" -> AbRelu.leaky(params.get("alpha").doubleValue());
                    case "abrelu" ->
                        new AbRelu(
                                "abrelu",
                                params.get("a").doubleValue(),
                                params.get("b").doubleValue());
                    case "abs" -> AbRelu.ABS;
                    case "erf" -> new Erf(number(params, "a", 1), number(params, "b", 1), number(params, "c", 0));
                    case "gelu" -> new Gelu();
                    case "sin" -> Sine.sine(number(params, "a", 1), number(params, "b", 1), number(params, "c", 0));
                    case "cos" -> Sine.cosine(number(params, "a", 1), number(params, "b", 1), number(params, "c", 0));
                    case "rbf" -> Sine.rbf(number(params, "gamma", 1));
                    case "exp" -> new Exponential(number(params, "a", 1), number(params, "b", 1));
                    case "gaussian" -> new GaussianBump(number(params, "a", 1), number(params, "b", -1));
                    case "gabor" -> new Gabor();
                    case "step" -> Step.HEAVISIDE;
                    case "sign" -> Step.SIGN;
                    case "monomial" -> Polynomial.monomial(params.get("degree").intValue());
                    case "hermite" -> Polynomial.hermite(params.get("degree").intValue());
                    case "polynomial" -> new Polynomial("polynomial", list(params.get("coef")));
                    case "rectified_monomial" ->
                        params.get("degree").intValue() == 0
                                ? Step.HEAVISIDE
                                : new RectifiedMonomial(params.get("degree").intValue());
                    default -> null;
                });
    }

    /** The network of a list of layers, or the name of the first layer that does not exist here. */
    static Object network(JsonNode layers) {
        List<Layer> result = new ArrayList<>();
        for (JsonNode layer : layers) {
            String type = layer.get("type").asText();
            switch (type) {
                case "dense" ->
                    result.add(new Layer.Dense(
                            layer.get("W_std").doubleValue(),
                            layer.path("b_std").isNumber()
                                    ? Optional.of(layer.get("b_std").doubleValue())
                                    : Optional.empty(),
                            layer.path("trained").asBoolean(true)));
                case "activation" -> {
                    String name = layer.get("name").asText();
                    Optional<Activation> activation = activation(name, layer.path("params"));
                    if (activation.isEmpty()) {
                        return name;
                    }
                    result.add(Layer.activation(activation.get()));
                }
                default -> {
                    return type;
                }
            }
        }
        return new InfiniteNetwork(result);
    }

    private static double number(JsonNode params, String key, double otherwise) {
        return params.path(key).asDouble(otherwise);
    }

    private static List<Double> list(JsonNode numbers) {
        List<Double> result = new ArrayList<>();
        numbers.forEach(n -> result.add(n.doubleValue()));
        return result;
    }
}
