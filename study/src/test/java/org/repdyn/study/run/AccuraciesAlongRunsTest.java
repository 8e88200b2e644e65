package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.Studies;

/** Tests the option {@code every} of accuracies. */
@DisplayName("Accuracies along a run")
class AccuraciesAlongRunsTest {

    private static RunResult run(String accuracies, String more) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(
                                """
                                data: {name: digits, train: 40, held-out: 20}
                                loss: linear-contrastive
                                constraint: stiefel
                                encoder: {name: linear, outputs: 2}
                                augment: pixel-shift
                                time: {end: 0.7, points: 7}
                                dynamics: {name: gradient-descent, rate: 0.1}
                                """
                                        + "observables: " + accuracies + "\n" + more),
                        "r",
                        1,
                        new ProgressListener() {},
                        () -> false);
    }

    private static List<TrajectoryRow> rows(RunResult run, String observable) {
        return run.trajectory().stream()
                .filter(row -> row.observable().equals(observable))
                .toList();
    }

    @Test
    @DisplayName("are measured at every k-th time and at the last one, with the numbers of a run that ends there")
    void every() {
        RunResult along = run("[{name: knn-accuracy, every: 3}, {name: probe-accuracy, every: 1}, effective-rank]", "");
        assertThat(rows(along, "knn-accuracy")).extracting(TrajectoryRow::step).containsExactly(0, 3, 6, 7);
        assertThat(rows(along, "probe-accuracy")).hasSize(8);
        assertThat(rows(along, "effective-rank")).hasSize(8);

        RunResult atTheEnd = run("[knn-accuracy, probe-accuracy]", "");
        assertThat(rows(atTheEnd, "knn-accuracy"))
                .extracting(TrajectoryRow::step)
                .containsExactly(7);
        for (String accuracy : List.of("knn-accuracy", "probe-accuracy")) {
            assertThat(along.arms().get(0).column(accuracy))
                    .as(accuracy)
                    .isNotEmpty()
                    .isEqualTo(atTheEnd.arms().get(0).column(accuracy));
        }

        RunResult shorter = run("[knn-accuracy, probe-accuracy]", "steps: 3\n");
        assertThat(shorter.arms().get(0).column("knn-accuracy").orElseThrow())
                .isEqualTo(rows(along, "knn-accuracy").get(1).value());
        assertThat(shorter.arms().get(0).column("probe-accuracy").orElseThrow())
                .isEqualTo(rows(along, "probe-accuracy").get(3).value());
    }

    @Test
    @DisplayName("need a whole number of times")
    void refused() {
        assertThat(
                        Studies.problems(
                                """
                        data: digits
                        loss: tcr
                        encoder: linear
                        observables: [{name: knn-accuracy, every: 0}]
                        """))
                .singleElement()
                .asString()
                .contains("every is '0', which is out of range");
    }
}
