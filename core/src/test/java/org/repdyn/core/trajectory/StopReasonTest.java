package org.repdyn.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reason why a run ended")
class StopReasonTest {

    @Test
    @DisplayName("has the type of an exception that has no message")
    void withoutMessage() {
        assertThat(new StopReason.Failed(0.5, new NullPointerException()).describe())
                .isEqualTo("failed at t = 0.5000: NullPointerException");
        assertThat(new StopReason.Failed(0.5, new ArithmeticException("no root")).describe())
                .isEqualTo("failed at t = 0.5000: no root");
    }
}
