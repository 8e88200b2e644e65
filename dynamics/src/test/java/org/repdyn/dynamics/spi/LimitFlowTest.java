package org.repdyn.dynamics.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The flow of a dynamics")
class LimitFlowTest {

    private static final LimitFlow BALL = new LimitFlow("heavy ball", "W'' + friction W' = -grad L");

    @Test
    @DisplayName("gives its parameters, and is that of a prediction of the same name whatever they are")
    void parameters() {
        LimitFlow flow = BALL.with("friction", 2).with("mass", 3).with("friction", 0.5);

        assertThat(flow.parameters()).isEqualTo(Map.of("friction", 0.5, "mass", 3.0));
        assertThat(flow.parameter("friction")).isEqualTo(0.5);
        assertThat(flow.inWords()).isEqualTo("W'' + friction W' = -grad L, friction = 0.5, mass = 3");
        assertThat(flow.matches(BALL)).isTrue();
        assertThat(flow.matches(LimitFlow.GRADIENT)).isFalse();
        assertThat(BALL.inWords()).isEqualTo("W'' + friction W' = -grad L");
    }

    @Test
    @DisplayName("says which parameters it has if it is asked for another one")
    void missing() {
        assertThatThrownBy(() -> BALL.with("friction", 2).parameter("momentum"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the flow 'heavy ball' has no parameter 'momentum'; it has friction. The dynamics gives it in"
                                + " flow(), by LimitFlow.with");
        assertThatThrownBy(() -> BALL.parameter("momentum")).hasMessageContaining("it has none");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("refuses a parameter that is not finite")
    void notFinite(double value) {
        assertThatThrownBy(() -> BALL.with("friction", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'friction'")
                .hasMessageContaining("finite");
    }

    @Test
    @DisplayName("refuses a parameter without a name")
    void noName() {
        assertThatThrownBy(() -> BALL.with(" ", 1)).hasMessageContaining("has no name");
    }
}
