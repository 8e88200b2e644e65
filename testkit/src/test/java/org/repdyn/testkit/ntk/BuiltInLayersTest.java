package org.repdyn.testkit.ntk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.layers.AveragePool;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.GlobalAveragePool;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.layers.Residual;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.testkit.LayerContract;

@DisplayName("The built-in layers of infinitely wide networks obey the laws")
class BuiltInLayersTest extends LayerContract {

    private static final Layer RELU = Layer.activation(AbRelu.RELU);
    private static final Layer CONV =
            new Convolution(List.of(3), List.of(1), Padding.SAME, 1.3, Optional.of(0.1), true, OptionalLong.empty());
    private static final List<Layer> IMAGE = List.of(new Image(List.of(3, 2), 2), CONV);

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.of("dense", new Layer.Dense(1.3, Optional.of(0.2), false)),
                Subject.of("activation", Layer.activation(AbRelu.RELU)),
                Subject.of("normalisation", new LayerNorm(1e-12)),
                Subject.of("block", new Residual(List.of(Layer.activation(AbRelu.RELU), Layer.dense(0.8, 0.1)))),
                new Subject(
                        "image of vectors",
                        new Image(List.of(3, 2), 2),
                        List.of(),
                        List.of(CONV, RELU, new Flatten(), Layer.dense(1)),
                        12),
                new Subject(
                        "convolutional",
                        new Convolution(
                                List.of(2),
                                List.of(1),
                                Padding.CIRCULAR,
                                1.1,
                                Optional.empty(),
                                true,
                                OptionalLong.empty()),
                        IMAGE,
                        List.of(RELU, new Flatten(), Layer.dense(1)),
                        12),
                new Subject(
                        "pool",
                        new AveragePool(List.of(2), List.of(1), Padding.VALID),
                        IMAGE,
                        List.of(new Flatten(), Layer.dense(1)),
                        12),
                new Subject("global pool", new GlobalAveragePool(), IMAGE, List.of(Layer.dense(1)), 12),
                new Subject("flat", new Flatten(), IMAGE, List.of(Layer.dense(1)), 12),
                new Subject(
                        "block of convolutions",
                        new Residual(List.of(RELU, CONV)),
                        IMAGE,
                        List.of(RELU, new GlobalAveragePool(), Layer.dense(1)),
                        12));
    }
}
