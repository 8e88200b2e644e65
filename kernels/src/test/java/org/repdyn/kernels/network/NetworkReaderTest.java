package org.repdyn.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.NetworkParts;

@DisplayName("Networks in a configuration")
class NetworkReaderTest {

    private static final SourceLocation PLACE = new SourceLocation("study.yaml", 4, 3);

    private final NetworkReader reader = new NetworkReader(NetworkParts.builtIn());

    @Test
    @DisplayName("are read from a list of names")
    void readsNames() {
        InfiniteNetwork expected = InfiniteNetwork.of(Layer.dense(1), Layer.activation(AbRelu.RELU), Layer.dense(1));
        assertThat(read(list("dense", "relu", "dense"))).isEqualTo(expected);
        assertThat(read(scalar("[dense, relu, dense]"))).isEqualTo(expected);
    }

    @Test
    @DisplayName("take options by their names or by the symbols of the papers")
    void readsOptionsInWordsAndInThePapersSymbols() {
        Layer dense = new Layer.Dense(1.4, Optional.of(0.1), false);
        assertThat(read(list(map("dense", map("W_std", "1.4", "b_std", "0.1", "trained", "false")))))
                .isEqualTo(InfiniteNetwork.of(dense));
        assertThat(read(list(map("dense", map("weight-std", "1.4", "bias-std", "0.1", "trained", "false")))))
                .isEqualTo(InfiniteNetwork.of(dense));
    }

    @Test
    @DisplayName("have no bias if it is absent, empty or null, and a bias if it is 0")
    void absentIsNotZero() {
        for (ConfigValue none : List.of(scalar(""), scalar("null"))) {
            assertThat(read(list(map("dense", map("b_std", none))))).isEqualTo(InfiniteNetwork.of(Layer.dense(1)));
        }
        assertThat(read(list(map("dense", map("b_std", "0"))))).isEqualTo(InfiniteNetwork.of(Layer.dense(1, 0)));
    }

    @Test
    @DisplayName("may have blocks inside blocks")
    void readsBlocksInsideBlocks() {
        Layer relu = Layer.activation(AbRelu.RELU);
        InfiniteNetwork network = read(list(
                "dense",
                map("residual", list("relu", "dense", map("residual", list("relu", "dense")))),
                map("layer-norm", map("epsilon", "1e-5")),
                "relu",
                "dense"));
        assertThat(network)
                .isEqualTo(InfiniteNetwork.of(
                        Layer.dense(1),
                        new Residual(List.of(relu, Layer.dense(1), new Residual(List.of(relu, Layer.dense(1))))),
                        new LayerNorm(1e-5),
                        relu,
                        Layer.dense(1)));
        assertThat(network.describe())
                .isEqualTo("[dense(W_std=1.0), residual[relu, dense(W_std=1.0), residual[relu, dense(W_std=1.0)]],"
                        + " layer-norm(epsilon=1.0E-5), relu, dense(W_std=1.0)]");
    }

    @Test
    @DisplayName("may be convolutional")
    void readsConvolutions() {
        InfiniteNetwork network = read(list(
                map("image", map("shape", list("4", "4"))),
                map("conv", map("filter", "3", "padding", "same")),
                "relu",
                map("avg-pool", map("window", "2")),
                "flatten",
                "dense"));
        assertThat(network.layers()).hasSize(6);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        list("relu", "dense"),
                        "network: layer 1 (relu) needs a dense layer before it, whose outputs are Gaussian"),
                Arguments.of(
                        list("dense", "relu", "layer-norm"),
                        "network: layer 3 (layer-norm) needs an affine layer (dense, conv) before it"),
                Arguments.of(
                        list("dense", "relu", map("residual", list("dense"))),
                        "network: layer 3 (residual) needs an affine layer (dense, conv) before it"),
                Arguments.of(
                        list("dense", map("residual", list("relu"))),
                        "network: layer 2 (residual) has to end with an affine layer"),
                Arguments.of(
                        list("dense", map("residual", list("relu", "relu", "dense"))),
                        "network: layer 2 (residual) its layer 2 (relu) needs a dense layer before it"),
                Arguments.of(
                        list(map("conv", map("filter", "3")), "relu", "flatten"),
                        "network: layer 1 (conv) needs positions: begin the network with an image layer"),
                Arguments.of(
                        list(map("image", map("shape", "4")), map("conv", map("filter", "3")), "dense"),
                        "network: layer 3 (dense) needs flatten or global-avg-pool before it, which combine the 2 positions"),
                Arguments.of(
                        list(map("image", map("shape", "4")), map("conv", map("filter", "3"))),
                        "network: the network ends with 2 positions"),
                Arguments.of(
                        list(map("image", map("shape", "4")), map("conv", map("filter", "5")), "flatten"),
                        "network: layer 2 (conv) has a window of [5], which does not fit into [4] positions"),
                Arguments.of(
                        list(
                                map("image", map("shape", "4")),
                                map("conv", map("filter", "3")),
                                "flatten",
                                "relu",
                                "dense"),
                        "network: layer 4 (relu) has to come before flatten"),
                Arguments.of(
                        list(
                                map("dense", map("width", "64")),
                                map("residual", list("relu", map("dense", map("width", "32"))))),
                        "network: layer 2 (residual) has 64 channels at its input and 32 at the end of its body"),
                Arguments.of(list("dense", "rellu"), "network[1]: unknown layer 'rellu'. Did you mean 'relu'?"),
                Arguments.of(list("dense", "leaky_relu"), "Did you mean 'leaky-relu'?"),
                Arguments.of(
                        list(map("dense", map("W_std", "-1"))),
                        "network[0].dense.weight-std is '-1', which is out of range. Allowed: a number > 0"),
                Arguments.of(
                        list(map("dense", map("w", "1"))), "network[0].dense.w'. Known options: weight-std, bias-std"),
                Arguments.of(list(map("dense", scalar("1.4"))), "network[0].dense has options that are not a map"),
                Arguments.of(
                        list(map("dense", scalar(""), "relu", scalar(""))),
                        "network[0] names dense, relu; an entry is one layer"),
                Arguments.of(list(), "network is not a list of layers. Write a list, such as [dense, relu, dense]"),
                Arguments.of(list(map("conv", map("padding", "same"))), "network[0].conv.filter is missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    @DisplayName("give one clear error for each mistake")
    void oneClearErrorEach(ConfigValue given, String message) {
        UserErrorException error = catchThrowableOfType(UserErrorException.class, () -> read(given));
        assertThat(error.problems()).hasSize(1);
        assertThat(error.problems().get(0).toString())
                .startsWith("study.yaml:4:3: ")
                .contains(message);
    }

    @Test
    @DisplayName("report all mistakes at once")
    void allMistakesAtOnce() {
        UserErrorException error = catchThrowableOfType(
                UserErrorException.class,
                () -> read(list("dens", map("dense", map("b_std", "-1")), map("residual", list("tan", "dense")))));
        assertThat(error.problems())
                .extracting(Problem::message)
                .hasSize(3)
                .anyMatch(m -> m.contains("'dens'"))
                .anyMatch(m -> m.contains("bias-std is '-1'"))
                .anyMatch(m -> m.contains("network[2].residual[0]: unknown layer 'tan'"));
    }

    @Test
    @DisplayName("need widths under the standard parameterisation")
    void theStandardParameterisationNeedsWidths() {
        UserErrorException error = catchThrowableOfType(
                UserErrorException.class, () -> reader.read(list("dense", "relu", "dense"), Parameterisation.STANDARD));
        assertThat(error)
                .hasMessageContaining("layer 3 (dense) needs the width of the affine layer below it")
                .hasMessageContaining("{dense: {width: 512}}");
        reader.read(list(map("dense", map("width", "512")), "relu", "dense"), Parameterisation.STANDARD);
    }

    private InfiniteNetwork read(ConfigValue given) {
        return reader.read(given, Parameterisation.NTK);
    }

    private static ConfigValue scalar(String text) {
        return new ConfigValue.Scalar(text, PLACE);
    }

    private static ConfigValue value(Object given) {
        return given instanceof ConfigValue value ? value : scalar((String) given);
    }

    private static ConfigValue list(Object... items) {
        List<ConfigValue> values = new ArrayList<>();
        for (Object item : items) {
            values.add(value(item));
        }
        return new ConfigValue.Sequence(values, PLACE);
    }

    private static ConfigValue map(Object... keysAndValues) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], value(keysAndValues[i + 1]));
        }
        return new ConfigValue.Mapping(entries, PLACE);
    }
}
