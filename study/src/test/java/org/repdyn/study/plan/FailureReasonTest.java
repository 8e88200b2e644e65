package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void defectsAreReportedAsBugs() {
        for (RuntimeException defect : List.of(
                new ArrayIndexOutOfBoundsException(-1), new NullPointerException("x"), new ClassCastException())) {
            assertThat(FailureReason.ofArm(defect, List.of()))
                    .startsWith("internal error: " + defect.getClass().getSimpleName())
                    .endsWith("This is a bug in RepDyn; run again with --stacktrace and report its output");
        }
    }

    @Test
    void otherExceptionsSpeakForThemselves() {
        assertThat(FailureReason.ofArm(new ArithmeticException("did not converge"), List.of()))
                .isEqualTo("did not converge");
    }
}
