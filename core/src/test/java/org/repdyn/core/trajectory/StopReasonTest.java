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

    @Test
    @DisplayName("gets a remark after its words, at its time and place; one without words stays as it is")
    void remark() {
        assertThat(new StopReason.Failed(0.5, "no root").withRemark("the scale is 1e9"))
                .isEqualTo(new StopReason.Failed(0.5, "no root; the scale is 1e9"));
        assertThat(new StopReason.Diverged(1, "overflow").withRemark("the scale is 1e9"))
                .isEqualTo(new StopReason.Diverged(1, "overflow; the scale is 1e9"));
        StopReason.Stalled stalled = new StopReason.Stalled(2, "stiff");
        assertThat(stalled.withRemark("the scale is 1e9"))
                .isEqualTo(new StopReason.Stalled(2, "stiff; the scale is 1e9"))
                .extracting(StopReason::origin)
                .isEqualTo(stalled.origin());
        StopReason completed = new StopReason.Completed(3);
        assertThat(completed.withRemark("the scale is 1e9")).isSameAs(completed);
    }
}
