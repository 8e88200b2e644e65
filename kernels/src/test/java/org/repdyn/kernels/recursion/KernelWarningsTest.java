package org.repdyn.kernels.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.activations.PiecewiseActivations;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Warnings about the kernel of given inputs")
class KernelWarningsTest {

    private final R064Store x = RandomMatrices.gaussian(6, 5, 1);

    private static InfiniteNetwork network(Activation activation, int depth, Optional<Double> bias) {
        return InfiniteNetwork.fullyConnected(activation, depth, 1, bias);
    }

    private void setMultiple(int row, int of, double factor) {
        for (int j = 0; j < x.getColDim(); j++) {
            x.set(row, j, factor * x.doubleValue(of, j));
        }
    }

    @Test
    @DisplayName("are absent for inputs that are not parallel and stay so")
    void plain() {
        assertThat(network(AbRelu.RELU, 1, Optional.empty()).warning(x)).isEmpty();
        assertThat(network(AbRelu.RELU, 3, Optional.of(0.1)).warning(x)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 1e-3, 1e150, 1e-150})
    @DisplayName("name two rows that are multiples of each other, and do not name the depth")
    void multiples(double factor) {
        setMultiple(4, 2, factor);
        assertThat(network(AbRelu.RELU, 1, Optional.empty()).warning(x)).hasValueSatisfying(text -> assertThat(text)
                .contains("rows 3 and 5 (counted from 1) are multiples of each other, with the factor ")
                .doesNotContain("layers"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-170, Double.MIN_VALUE})
    @DisplayName("say that the kernel is zero, if the squares of all inputs underflow")
    void zero(double size) {
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] *= size;
        }
        assertThat(network(AbRelu.RELU, 1, Optional.empty()).warning(x)).hasValueSatisfying(text -> assertThat(text)
                .startsWith("the kernel of all inputs is zero")
                .endsWith("multiply the inputs by a factor"));
    }

    @Test
    @DisplayName("name the factor of opposite inputs if the network keeps them opposite")
    void opposite() {
        setMultiple(1, 0, -2);
        assertThat(network(AbRelu.LINEAR, 1, Optional.empty()).warning(x))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("rows 1 and 2").contains("factor -2.00000,"));
        assertThat(network(AbRelu.RELU, 1, Optional.empty()).warning(x)).isEmpty();
    }

    @Test
    @DisplayName("of single inputs name two equal ones, and one that is zero if there is no bias")
    void single() {
        InfiniteNetwork plain = network(AbRelu.RELU, 1, Optional.empty());
        assertThat(plain.singularInputs(x)).isEmpty();
        setMultiple(4, 2, 1);
        setMultiple(3, 3, 0);
        assertThat(plain.singularInputs(x))
                .hasSize(2)
                .anyMatch(text -> text.contains("rows 3 and 5 (counted from 1) are equal"))
                .anyMatch(text -> text.contains("row 4 (counted from 1) is zero"));
        // With a bias the kernel of a zero input is that of the bias.
        assertThat(network(AbRelu.RELU, 1, Optional.of(0.5)).singularInputs(x))
                .singleElement()
                .asString()
                .contains("are equal");
        assertThat(plain.warning(x)).isEmpty();
    }

    @Test
    @DisplayName("are absent for multiples that a bias makes linearly independent")
    void biased() {
        setMultiple(4, 2, 3);
        assertThat(network(AbRelu.RELU, 1, Optional.of(1.0)).warning(x)).isEmpty();
    }

    @Test
    @DisplayName("name the depth if the network makes different inputs parallel, also beside multiples")
    void depth() {
        setMultiple(1, 0, 3);
        assertThat(InfiniteNetwork.fullyConnected(Erf.STANDARD, 80, 0.5, Optional.of(1.0))
                        .warning(x))
                .hasValueSatisfying(text -> assertThat(text).contains("nearly of rank one; use fewer layers"));
    }

    @Test
    @DisplayName("skip pairs whose kernel overflows, which the kernel itself reports")
    void overflow() {
        setMultiple(4, 2, 3);
        setMultiple(0, 1, 1e120);
        InfiniteNetwork cubic = network(
                PiecewiseActivations.RECTIFIED_MONOMIAL.create(new PiecewiseActivations.RectifiedMonomialOptions(3)),
                1,
                Optional.empty());
        assertThat(cubic.warning(x)).hasValueSatisfying(text -> assertThat(text).contains("rows 3 and 5"));
        assertThatThrownBy(() -> cubic.kernels(x))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("leaves the range of double precision");
    }
}
