package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.Studies;

/** Tests that a deviation says which part of a run it covers, and that missing accuracies have a reason. */
class DeviationWindowTest {

    private static final String SMALL_START =
            """
            data: {name: gaussian-views, samples: 40, dimension: 4}
            augment: {name: gaussian-noise, sd: 0.1}
            loss: {name: info-nce, variant: jing, temperature: 0.1}
            encoder: {name: linear, outputs: 4, init-scale: 0.001}
            dynamics: gradient-flow
            """;

    @Test
    @DisplayName("a prediction that ends early gives a deviation with its window and a reason")
    void partial() {
        ArmResult arm = only(SMALL_START + "time: {end: 2, points: 20}\n");

        assertThat(arm.deviation()).isPresent();
        assertThat(arm.deviationUntil().orElseThrow()).isLessThan(arm.finalTime());
        assertThat(arm.partialWindow().orElseThrow()).matches("to t = [0-9.]+ of 2");
        assertThat(arm.deviationReason().orElseThrow()).matches("the prediction covers only \\d+ of 21 times");
    }

    @Test
    @DisplayName("a prediction of the whole run gives a deviation to its end and no reason")
    void whole() {
        ArmResult arm = only(SMALL_START + "time: {end: 0.01, points: 5}\n");

        assertThat(arm.deviationUntil()).hasValue(0.01);
        assertThat(arm.partialWindow()).isEmpty();
        assertThat(arm.deviationReason()).isEmpty();
    }

    @Test
    @DisplayName("an accuracy that the study does not list has a reason")
    void accuracyNotListed() {
        ArmResult arm = only(SMALL_START + "time: {end: 0.01, points: 5}\nobservables: [norm]\n");

        assertThat(arm.column("probe-accuracy")).isEmpty();
        assertThat(arm.accuracyReason()).isPresent();
    }

    private static ArmResult only(String study) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(study), "run", 1, new ProgressListener() {}, () -> false)
                .arms()
                .get(0);
    }
}
