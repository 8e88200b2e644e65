package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.study.plan.StudyColumns;

/** Tests the sentence on each kind of collapse, with its time and its modes. */
class FindingsTest {

    private static final StopReason DONE = new StopReason.Completed(10);

    private final List<TrajectoryRow> rows = new ArrayList<>();

    private void observed(String observable, int index, DoubleUnaryOperator value) {
        for (int step = 0; step <= 10; step++) {
            rows.add(new TrajectoryRow("r", "a", 0, step, step, observable, index, value.applyAsDouble(step)));
        }
    }

    private static ArmResult arm(String name, ArmStatus status, double rank) {
        return ArmResult.builder(name, status)
                .finalTime(1)
                .columns(Map.of("effective-rank", rank))
                .stopped("")
                .finding("kept " + rank)
                .build();
    }

    @Test
    void aSentenceForEachOfFewArmsAndNumbersOfMany() {
        StudyColumns none = new StudyColumns(List.of(), true);
        List<ArmResult> arms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            arms.add(arm("a" + i, ArmStatus.COMPLETED, i == 4 ? 1.01 : 2));
        }
        assertThat(Findings.summary(none, arms))
                .startsWith("a0 kept 2.0. a1 kept 2.0. ")
                .endsWith(". a11 kept 2.0.");

        for (int i = 12; i < 30; i++) {
            arms.add(arm("a" + i, i < 22 ? ArmStatus.DIVERGED : ArmStatus.COMPLETED, 3));
        }
        assertThat(Findings.summary(none, arms))
                .isEqualTo("30 arms: 20 completed, 10 diverged."
                        + " Diverged: a12, a13, a14, a15, a16, a17, a18, a19 and 2 more."
                        + " With an effective rank that fell below 1.1: a4."
                        + " The results give the finding on each arm.");

        arms.add(ArmResult.builder("w", ArmStatus.COMPLETED)
                .notes(Map.of("wrong-loss", 1.0))
                .build());
        assertThat(Findings.summary(none, arms))
                .contains(" With a loss that is wrong, as 'repdyn check loss' shows: w. The results");
    }

    @Test
    void oneScalar() {
        observed("effective-rank", 0, t -> t < 6 ? 2 : 1.05);
        assertThat(Findings.of(rows, 4, false, DONE))
                .isEqualTo("collapsed: effective rank fell below 1.1 at t = 6.00; "
                        + "rank one: all 4 outputs are multiples of one function");
    }

    @Test
    void oneScalarFromTheStart() {
        observed("effective-rank", 0, t -> 1.05);
        assertThat(Findings.of(rows, 4, false, DONE))
                .isEqualTo("had rank one from the start: effective rank below 1.1 at all times; "
                        + "all 4 outputs are multiples of one function");
    }

    @Test
    void nothingLeft() {
        observed("norm", 0, t -> Math.exp(-t));
        observed("effective-rank", 0, t -> 3);
        assertThat(Findings.of(rows, 4, false, DONE))
                .isEqualTo("collapsed completely: the embeddings shrank below a thousandth of their size at t = 7.00");
    }

    @Test
    void oneEmbeddingForAllSamples() {
        observed("norm", 0, t -> 1);
        assertThat(Findings.of(rows, 4, true, DONE))
                .isEqualTo("collapsed completely: all samples have the same embedding");
        R064Store equal = R064Store.FACTORY.make(3, 2);
        equal.fillColumn(0, 1.0);
        equal.fillColumn(1, 2.0);
        assertThat(EqualRows.in(equal)).isTrue();
        assertThat(EqualRows.in(R064Store.FACTORY.make(3, 2))).isTrue();
        equal.set(2, 1, 2 + 1e-9);
        assertThat(EqualRows.in(equal)).isFalse();
        equal.set(2, 1, Double.NaN);
        assertThat(EqualRows.in(equal)).isFalse();
        assertThat(EqualRows.in(R064Store.FACTORY.make(1, 2))).isFalse();
    }

    @Test
    void someDimensions() {
        observed("norm", 0, t -> 1);
        observed("effective-rank", 0, t -> 2);
        observed("singular-values", 0, t -> 2);
        observed("singular-values", 1, t -> 1);
        observed("singular-values", 2, t -> Math.exp(-2 * t));
        observed("singular-values", 3, t -> Math.exp(-3 * t));
        assertThat(Findings.of(rows, 4, false, DONE))
                .isEqualTo("kept 2.0 of 4 dimensions (dimensional collapse: singular values 3 to 4 fell below a"
                        + " thousandth of the first, from t = 3.00 on)");
    }

    @Test
    void aFrozenMode() {
        observed("effective-rank", 0, t -> 2);
        observed("singular-values", 0, t -> 1 + t);
        observed("singular-values", 1, t -> 0.5 + t);
        observed("singular-values", 2, t -> 0.2);
        assertThat(Findings.of(rows, 3, false, DONE))
                .isEqualTo("kept 2.0 of 3 dimensions (singular value 3 did not move)");
    }

    @Test
    void blowUp() {
        observed("effective-rank", 0, t -> 3);
        assertThat(Findings.of(rows, 4, false, new StopReason.BlowUp(10, 10.5)))
                .isEqualTo("blew up in finite time, at t = 10.50; until then it kept 3.0 of 4 dimensions");
    }

    /** Adds the rows that a recorder adds at the end of a run. */
    private void recordHalfTimes() {
        for (String prefix : List.of("", "predicted.")) {
            HalfTimes.of(List.copyOf(rows), prefix)
                    .forEach((mode, t) ->
                            rows.add(new TrajectoryRow("r", "a", 0, 10, 10, prefix + "mode-half-time", mode, t)));
        }
    }

    @Test
    void learnedModes() {
        observed("effective-rank", 0, t -> 2);
        observed("mode-projection", 0, t -> t < 3 ? 0.1 : 1);
        observed("mode-projection", 1, t -> t < 7 ? 0 : 2);
        // The modes are one that fell, one that never settled, and one that was present from the start.
        observed("mode-projection", 2, t -> Math.exp(-t));
        observed("mode-projection", 3, t -> Math.exp(t));
        observed("mode-projection", 4, t -> 1);
        observed("predicted.mode-projection", 0, t -> t < 4 ? 0 : 1);
        recordHalfTimes();
        // Linear interpolation between 0.1 at t = 2 and 1 at t = 3 gives 0.5 at t = 2 + 0.4/0.9.
        assertThat(Findings.of(rows, 4, false, DONE))
                .isEqualTo("kept 2.0 of 4 dimensions; modes 1 to 2 reached half of their end at t = 2.44, 6.50"
                        + " (predicted: 3.50)");
    }

    @Test
    void aModeThatSettlesTooLate() {
        observed("mode-projection", 0, t -> t < 9.5 ? 0.1 : 1);
        assertThat(HalfTimes.of(rows, "")).isEmpty();
    }
}
