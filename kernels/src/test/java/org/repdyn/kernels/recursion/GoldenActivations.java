package org.repdyn.kernels.recursion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.golden.GoldenCase;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.activations.PolynomialActivations;
import org.repdyn.kernels.activations.SmoothActivations;
import org.repdyn.kernels.layers.AveragePool;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.GlobalAveragePool;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.quadrature.NumericActivation;
import org.repdyn.kernels.quadrature.NumericActivations;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Layer;

/** Converter of the activations, layers and points of the golden file. */
final class GoldenActivations {

    private GoldenActivations() {}

    /** Returns the activation of a name. */
    static Activation activation(String name, JsonNode params) {
        return switch (name) {
            case "linear" -> AbRelu.LINEAR;
            case "relu" -> AbRelu.RELU;
            case "leaky_relu" -> AbRelu.leaky(params.get("alpha").doubleValue());
            case "abrelu" ->
                new AbRelu(
                        "abrelu", params.get("a").doubleValue(), params.get("b").doubleValue());
            case "abs" -> AbRelu.ABS;
            case "erf" -> new Erf(number(params, "a", 1), number(params, "b", 1), number(params, "c", 0));
            case "gelu" -> SmoothActivations.GELU.create(new NoOptions());
            case "sin" ->
                SmoothActivations.SIN.create(new SmoothActivations.SinOptions(
                        number(params, "a", 1), number(params, "b", 1), number(params, "c", 0)));
            case "cos" ->
                SmoothActivations.COS.create(new SmoothActivations.CosOptions(
                        number(params, "a", 1), number(params, "b", 1), number(params, "c", 0)));
            case "rbf" -> SmoothActivations.RBF.create(new SmoothActivations.RbfOptions(number(params, "gamma", 1)));
            case "exp" ->
                SmoothActivations.EXP.create(
                        new SmoothActivations.ExpOptions(number(params, "a", 1), number(params, "b", 1)));
            case "gaussian" ->
                SmoothActivations.GAUSSIAN.create(
                        new SmoothActivations.GaussianOptions(number(params, "a", 1), number(params, "b", -1)));
            case "gabor" -> SmoothActivations.GABOR.create(new NoOptions());
            case "step" -> PiecewiseActivations.STEP.create(new NoOptions());
            case "sign" -> PiecewiseActivations.SIGN.create(new NoOptions());
            case "monomial" ->
                PolynomialActivations.MONOMIAL.create(new PolynomialActivations.MonomialOptions(
                        params.get("degree").intValue()));
            case "hermite" ->
                PolynomialActivations.HERMITE.create(new PolynomialActivations.HermiteOptions(
                        params.get("degree").intValue()));
            case "polynomial" ->
                PolynomialActivations.POLYNOMIAL.create(
                        new PolynomialActivations.PolynomialOptions(list(params.get("coef"))));
            case "rectified_monomial" ->
                switch (params.get("degree").intValue()) {
                    case 0 -> PiecewiseActivations.STEP.create(new NoOptions());
                    case 1 -> AbRelu.RELU;
                    default ->
                        PiecewiseActivations.RECTIFIED_MONOMIAL.create(
                                new PiecewiseActivations.RectifiedMonomialOptions(
                                        params.get("degree").intValue()));
                };
            case "tanh" -> NumericActivations.tanh(NumericActivation.DEFAULT_TOLERANCE);
            case "sigmoid" -> NumericActivations.sigmoid(NumericActivation.DEFAULT_TOLERANCE);
            case "softplus" -> NumericActivations.softplus(NumericActivation.DEFAULT_TOLERANCE);
            case "silu" -> NumericActivations.silu(NumericActivation.DEFAULT_TOLERANCE);
            default -> throw new IllegalArgumentException("the golden file has an unknown activation " + name);
        };
    }

    /** Returns the network of a case. */
    static InfiniteNetwork network(GoldenCase golden) {
        List<Layer> layers = new ArrayList<>();
        JsonNode shape = golden.json().path("inputs").path("spatial_shape");
        if (shape.isArray()) {
            int channels = golden.json().path("inputs").path("X").get(0).get(0).size();
            layers.add(new Image(integers(shape), channels));
        }
        layers.addAll(layers(golden.option("layers")));
        return new InfiniteNetwork(
                layers,
                golden.option("parameterization").asText().equals("standard")
                        ? Parameterisation.STANDARD
                        : Parameterisation.NTK);
    }

    /** Returns the points as rows; a point with several positions is stored position by position. */
    static R064Store points(GoldenCase golden) {
        JsonNode x = golden.json().path("inputs").path("X");
        List<double[]> rows = new ArrayList<>();
        for (JsonNode point : x) {
            List<Double> numbers = new ArrayList<>();
            for (JsonNode entry : point) {
                if (entry.isArray()) {
                    entry.forEach(channel -> numbers.add(channel.doubleValue()));
                } else {
                    numbers.add(entry.doubleValue());
                }
            }
            rows.add(numbers.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return R064Store.FACTORY.copy(RawStore.wrap(rows.toArray(double[][]::new)));
    }

    private static List<Layer> layers(JsonNode nodes) {
        List<Layer> result = new ArrayList<>();
        nodes.forEach(node -> result.add(layer(node)));
        return result;
    }

    private static Layer layer(JsonNode node) {
        String type = node.get("type").asText();
        boolean trained = node.path("trained").asBoolean(true);
        Optional<Double> bias =
                node.path("b_std").isNumber() ? Optional.of(node.get("b_std").doubleValue()) : Optional.empty();
        double weight = node.path("W_std").asDouble();
        OptionalLong width = node.path("width").isNumber()
                ? OptionalLong.of(node.get("width").longValue())
                : OptionalLong.empty();
        return switch (type) {
            case "dense" -> new Layer.Dense(weight, bias, trained, width);
            case "activation" -> Layer.activation(activation(node.get("name").asText(), node.path("params")));
            case "layernorm" -> new LayerNorm(node.get("eps").doubleValue());
            case "residual" -> new Residual(layers(node.get("layers")));
            case "conv" ->
                new Convolution(
                        integers(node.get("filter")),
                        strides(node, integers(node.get("filter")).size()),
                        Padding.valueOf(node.path("padding").asText("VALID")),
                        weight,
                        bias,
                        trained,
                        width);
            case "avg_pool" ->
                new AveragePool(
                        integers(node.get("window")),
                        strides(node, integers(node.get("window")).size()),
                        Padding.valueOf(node.path("padding").asText("VALID")));
            case "flatten" -> new Flatten();
            case "global_avg_pool" -> new GlobalAveragePool();
            default -> throw new IllegalArgumentException("the golden file has an unknown layer " + type);
        };
    }

    private static List<Integer> strides(JsonNode node, int axes) {
        return node.path("stride").isArray() ? integers(node.get("stride")) : Collections.nCopies(axes, 1);
    }

    private static List<Integer> integers(JsonNode numbers) {
        List<Integer> result = new ArrayList<>();
        numbers.forEach(n -> result.add(n.intValue()));
        return result;
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
