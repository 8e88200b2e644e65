package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.PolynomialActivations;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.ActivationProvider;
import org.repdyn.kernels.spi.NetworkParts;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("Kernels of very large, very small, zero and equal inputs")
class ExtremeInputsTest {

    /**
     * Rounding of two layers with sums of 4 products; the angle of the nearly parallel inputs costs one more digit. The largest
     * relative difference of these tests is 5e-14.
     */
    private static final Percentage ROUNDING = Percentage.withPercentage(100 * Tolerances.rounding(2 * 4, 10, 1));

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static Stream<Activation> activations() {
        return NetworkParts.builtIn().activations().all().stream().map(plugin -> made(plugin.provider()));
    }

    private static <O extends Record> Activation made(ActivationProvider<O> provider) {
        if (provider.name().equals("polynomial")) {
            // The only activation with an option that has no default.
            return PolynomialActivations.POLYNOMIAL.create(
                    new PolynomialActivations.PolynomialOptions(List.of(0.0, 1.0, 0.5)));
        }
        return new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .map(provider::create)
                .orElseThrow();
    }

    private static R064Store scaled(R064Store x, double factor) {
        R064Store result = x.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {500, -500, 300, -300, 498})
    @DisplayName("relu without biases: K and Θ scale with the square of the inputs, alone and in tiles")
    void homogeneous(int exponent) {
        R064Store x = RandomMatrices.gaussian(7, 4, 1);
        for (int j = 0; j < 4; j++) {
            x.set(5, j, 3 * x.doubleValue(2, j));
            x.set(6, j, x.doubleValue(1, j) * (1 + (j == 0 ? 1e-9 : 0)));
        }
        R064Store large = scaled(x, Math.scalb(1.0, exponent));
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 2, 1, Optional.empty());
        KernelPair plain = network.kernels(x);
        KernelPair extreme = network.kernels(large);
        KernelPair tiled = TiledKernels.of(network, ALGEBRA).kernels(large, RunControl.uncontrolled());
        for (int i = 0; i < plain.ntk().data.length; i++) {
            assertThat(extreme.ntk().data[i]).isCloseTo(Math.scalb(plain.ntk().data[i], 2 * exponent), ROUNDING);
            assertThat(extreme.nngp().data[i]).isCloseTo(Math.scalb(plain.nngp().data[i], 2 * exponent), ROUNDING);
            assertThat(tiled.ntk().data[i]).isCloseTo(extreme.ntk().data[i], ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    @DisplayName("no activation gives NaN: an entry is finite, or the overflow is reported with its rows")
    void neverNan(Activation activation) {
        for (double size : new double[] {1e150, 1e-160, 1e100, 1e-100, 1e-310}) {
            for (Optional<Double> bias : List.of(Optional.<Double>empty(), Optional.of(0.5))) {
                R064Store x = RandomMatrices.gaussian(5, 3, 2);
                for (int j = 0; j < 3; j++) {
                    x.set(0, j, 0);
                    x.set(2, j, x.doubleValue(1, j));
                    x.set(3, j, x.doubleValue(1, j) * size);
                    x.set(4, j, x.doubleValue(4, j) * size);
                }
                InfiniteNetwork network = InfiniteNetwork.fullyConnected(activation, 2, 1, bias);
                assertFiniteOrReported(() -> network.kernels(x), activation + " at " + size);
                assertFiniteOrReported(
                        () -> TiledKernels.of(network, ALGEBRA).kernels(x, RunControl.uncontrolled()),
                        activation + " in tiles at " + size);
            }
        }
    }

    private static void assertFiniteOrReported(Supplier<KernelPair> kernels, String what) {
        try {
            KernelPair pair = kernels.get();
            for (int i = 0; i < pair.ntk().data.length; i++) {
                assertThat(pair.ntk().data[i]).as(what).isFinite();
                assertThat(pair.nngp().data[i]).as(what).isFinite();
            }
        } catch (ArithmeticException reported) {
            assertThat(reported.getMessage()).as(what).doesNotContain("NaN");
        }
    }

    @Test
    @DisplayName("relu with biases: large inputs have finite kernels that agree with the kernel without biases")
    void biasOfLargeInputs() {
        R064Store x = scaled(RandomMatrices.gaussian(5, 4, 3), 0x1p490);
        R064Store with = InfiniteNetwork.fullyConnected(AbRelu.RELU, 2, 1, Optional.of(1.0))
                .ntk(x);
        R064Store without = InfiniteNetwork.fullyConnected(AbRelu.RELU, 2, 1, Optional.empty())
                .ntk(x);
        for (int i = 0; i < with.data.length; i++) {
            assertThat(with.data[i]).isCloseTo(without.data[i], ROUNDING);
        }
    }
}
