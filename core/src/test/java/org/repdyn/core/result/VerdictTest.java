package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @Test
    void deviationWithinTheTolerancePasses() {
        assertThat(Verdict.absolute("rate", 1, 1.5, 0.5, "rounding").pass()).isTrue();
        assertThat(Verdict.absolute("rate", 1, 1.5, 0.4, "rounding").pass()).isFalse();
        assertThat(Verdict.absolute("rate", 1, 1, 0, "equal").pass()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("A verdict without content does not pass")
    @CsvSource({
        "rate, NaN, 1, 0, 1",
        "rate, 1, NaN, 0, 1",
        "rate, 1, 1, NaN, 1",
        "rate, 1, 1, 0, NaN",
        "rate, 1, 5, 4, Infinity",
        "rate, 1, 5, -4, 1",
        "rate, 1, 5, -Infinity, 0",
        "' ', 1, 1, 0, 1"
    })
    void withoutContent(String quantity, double predicted, double simulated, double deviation, double tolerance) {
        assertThat(new Verdict(quantity, predicted, simulated, deviation, tolerance, "why").pass())
                .isFalse();
    }
}
