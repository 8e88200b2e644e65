package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.GlobalAveragePool;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.Padding;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Many pairs of images at once have the kernels of one pair after the other")
class ImageRecursionTest {

    private static final int SIDE = 6;

    /** More images than are evaluated together. */
    private static final int IMAGES = 70;

    private static Layer convolution(int stride, Padding padding, Optional<Double> bias) {
        return new Convolution(List.of(3, 3), List.of(stride), padding, 1.4, bias, true, OptionalLong.of(8));
    }

    private static InfiniteNetwork network(
            Activation activation, int channels, Padding padding, Optional<Double> bias, Parameterisation form) {
        return new InfiniteNetwork(
                List.of(
                        new Image(List.of(SIDE, SIDE), channels),
                        convolution(1, padding, bias),
                        Layer.activation(activation),
                        convolution(2, padding, bias),
                        convolution(1, Padding.SAME, bias),
                        Layer.activation(activation),
                        new Flatten(),
                        Layer.dense(1.2, 0.3)),
                form);
    }

    /** A network on other grids than squares, with filters other than 3×3. */
    private static InfiniteNetwork network(List<Integer> shape, List<Integer> filter, Padding padding) {
        Layer convolution =
                new Convolution(filter, List.of(1), padding, 1.4, Optional.of(0.1), true, OptionalLong.empty());
        return new InfiniteNetwork(List.of(
                new Image(shape, 1),
                convolution,
                Layer.activation(AbRelu.RELU),
                convolution,
                Layer.activation(AbRelu.RELU),
                new Flatten(),
                Layer.dense(1.2, 0.3)));
    }

    private static Stream<InfiniteNetwork> networks() {
        return Stream.of(
                network(AbRelu.RELU, 1, Padding.SAME, Optional.of(0.1), Parameterisation.NTK),
                network(AbRelu.RELU, 1, Padding.SAME, Optional.empty(), Parameterisation.NTK),
                network(AbRelu.RELU, 1, Padding.VALID, Optional.of(0.1), Parameterisation.STANDARD),
                network(AbRelu.leaky(0.2), 3, Padding.CIRCULAR, Optional.of(0.5), Parameterisation.NTK),
                network(Erf.STANDARD, 1, Padding.SAME, Optional.of(0.1), Parameterisation.NTK),
                network(List.of(36), List.of(5), Padding.CIRCULAR),
                network(List.of(4, 9), List.of(2, 3), Padding.VALID),
                network(List.of(3, 3, 4), List.of(3, 2, 3), Padding.SAME));
    }

    /** Images of noise, smooth ones on a black ground, and equal, opposite and scaled ones, whose patches are parallel. */
    private static R064Store images(int columns) {
        Random random = new Random(3);
        double[][] images = new double[IMAGES][columns];
        for (int i = 0; i < IMAGES; i++) {
            for (int s = 0; s < columns; s++) {
                images[i][s] = i % 2 == 0 ? random.nextGaussian() : Math.max(0, Math.sin(0.1 * s + i));
            }
        }
        images[10] = images[1].clone();
        images[11] = Arrays.stream(images[1]).map(x -> 2 * x).toArray();
        images[12] = Arrays.stream(images[1]).map(x -> -x).toArray();
        images[13] = Arrays.stream(images[1]).map(x -> x + 1e-9).toArray();
        images[14] = new double[columns];
        images[15] = Arrays.stream(images[1]).map(x -> 1e-70 * x).toArray();
        R064Store result = R064Store.FACTORY.make(IMAGES, columns);
        for (int i = 0; i < IMAGES; i++) {
            for (int s = 0; s < columns; s++) {
                result.set(i, s, images[i][s]);
            }
        }
        return result;
    }

    private static int columns(InfiniteNetwork network) {
        return (int) network.image().orElseThrow().dimension();
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("up to rounding, also where patches are parallel or black")
    void sameKernels(InfiniteNetwork network) {
        R064Store x = images(columns(network));
        PairEvaluator alone = PairEvaluator.of(network, x);
        ImageRecursion together = ImageRecursion.of(network, x).orElseThrow();
        double[] covariance = new double[IMAGES];
        double[] tangent = new double[IMAGES];
        int computed = 0;
        for (int j = 0; j < IMAGES; j++) {
            together.run(0, IMAGES, j, covariance, tangent, 0);
            double own = alone.evaluate(j, j).c();
            double ownTangent = alone.evaluate(j, j).tangent();
            for (int i = 0; i < IMAGES; i++) {
                if (Double.isNaN(tangent[i])) {
                    continue;
                }
                computed++;
                // Both recursions carry h to rounding; sums over 36 positions in five layers add theirs.
                double other = alone.evaluate(i, i).c();
                double otherTangent = alone.evaluate(i, i).tangent();
                assertThat(Math.abs(covariance[i] - alone.evaluate(i, j).c()))
                        .as("NNGP of images %d and %d", i, j)
                        .isLessThanOrEqualTo(Tolerances.rounding(SIDE * SIDE * 5, 1, Math.sqrt(own * other)));
                assertThat(Math.abs(tangent[i] - alone.evaluate(i, j).tangent()))
                        .as("tangent kernel of images %d and %d", i, j)
                        .isLessThanOrEqualTo(
                                Tolerances.rounding(SIDE * SIDE * 5, 1, Math.sqrt(ownTangent * otherTangent)));
            }
        }
        assertThat(computed)
                .as("pairs that are not left to the other recursion")
                .isGreaterThan(IMAGES * IMAGES / 4);
    }

    @Test
    @DisplayName("and the same bits in any block of images, in both orders")
    void sameBits() {
        InfiniteNetwork network = networks().findFirst().orElseThrow();
        R064Store x = images(columns(network));
        ImageRecursion recursion = ImageRecursion.of(network, x).orElseThrow();
        double[] all = new double[IMAGES];
        double[] allTangents = new double[IMAGES];
        recursion.run(0, IMAGES, 20, all, allTangents, 0);
        double[] part = new double[8];
        double[] partTangents = new double[8];
        recursion.run(33, 5, 20, part, partTangents, 2);
        assertThat(Arrays.copyOfRange(part, 2, 7)).containsExactly(Arrays.copyOfRange(all, 33, 38));
        assertThat(Arrays.copyOfRange(partTangents, 2, 7)).containsExactly(Arrays.copyOfRange(allTangents, 33, 38));
        recursion.run(20, 1, 35, part, partTangents, 0);
        assertThat(part[0]).isEqualTo(all[35]);
        assertThat(partTangents[0]).isEqualTo(allTangents[35]);
    }

    @Test
    @DisplayName("while networks with other layers are left to the other recursion")
    void otherLayers() {
        InfiniteNetwork pooled = new InfiniteNetwork(List.of(
                new Image(List.of(SIDE, SIDE), 1),
                convolution(1, Padding.SAME, Optional.empty()),
                Layer.activation(AbRelu.RELU),
                new GlobalAveragePool(),
                Layer.dense(1)));
        assertThat(ImageRecursion.of(pooled, images(SIDE * SIDE))).isEmpty();
    }
}
