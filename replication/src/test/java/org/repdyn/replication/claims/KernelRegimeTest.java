package org.repdyn.replication.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.EvidenceBuilder;
import org.repdyn.replication.claims.KernelRegimeProvider.Options;
import org.repdyn.replication.claims.KernelRegimeProvider.Regime;
import org.repdyn.replication.spi.Evidence;

/** Tests of the claim {@code kernel-regime} on drifts given by formulas. */
class KernelRegimeTest {

    private static final int[] WIDTHS = {64, 256, 1024};
    private static final double END = 10;

    /** Returns runs with three draws of the drift δ(m, t) per width, which differ by a tenth. */
    private static Evidence evidence(DoubleBinaryOperator drift) {
        EvidenceBuilder runs = EvidenceBuilder.until(END);
        for (int width : WIDTHS) {
            for (int seed = 1; seed <= 3; seed++) {
                double scatter = Math.exp(0.1 * (seed - 2));
                runs.draw("mine", width, seed).measured("ntk-drift", 0, t -> scatter * drift.applyAsDouble(width, t));
            }
        }
        return runs.evidence();
    }

    private static List<Verdict> judge(Regime expected, Evidence evidence) {
        return new KernelRegimeProvider()
                .create(new Options(
                        evidence.arms(),
                        expected,
                        "encoder.width",
                        "ntk-drift",
                        0,
                        Optional.of(0.1),
                        0.25,
                        "half the distance between the slopes of the regimes"))
                .judge(evidence);
    }

    private static double settling(double t) {
        return 1 - Math.exp(-t);
    }

    @Test
    void fallingDriftMeansAConstantKernel() {
        Evidence evidence = evidence((m, t) -> settling(t) / Math.sqrt(m));
        List<Verdict> verdicts = judge(Regime.CONSTANT, evidence);
        assertThat(verdicts).hasSize(2).allMatch(Verdict::pass);
        assertThat(verdicts.get(0).quantity()).startsWith("mine: slope").contains("-0.50: worse end");
        assertThat(verdicts.get(0).finding())
                .startsWith("mine: drift 0.12")
                .contains("at width 64, 256, 1024, slope -0.50")
                .contains("is the limit");
        assertThat(judge(Regime.MOVING, evidence).get(0).pass()).isFalse();
    }

    @Test
    void constantDriftMeansAMovingKernel() {
        Evidence evidence = evidence((m, t) -> 0.9 * settling(t));
        Verdict moving = judge(Regime.MOVING, evidence).get(0);
        assertThat(moving.pass()).isTrue();
        assertThat(moving.predicted()).isZero();
        assertThat(moving.finding()).contains("the drift does not change with the width");
        Verdict constant = judge(Regime.CONSTANT, evidence).get(0);
        assertThat(constant.pass()).isFalse();
        // The finding does not depend on the expected regime.
        assertThat(constant.finding()).isEqualTo(moving.finding());
    }

    @Test
    void wideIntervalDecidesForNeitherRegime() {
        EvidenceBuilder runs = EvidenceBuilder.until(END);
        for (int width : WIDTHS) {
            for (int seed = 1; seed <= 3; seed++) {
                double scatter = Math.exp(2 * (seed - 2));
                runs.draw("mine", width, seed).measured("ntk-drift", 0, t -> scatter * settling(t) / Math.sqrt(width));
            }
        }
        for (Regime expected : Regime.values()) {
            Verdict verdict = judge(expected, runs.evidence()).get(0);
            assertThat(verdict.pass()).isFalse();
            assertThat(verdict.finding()).contains("too wide to decide");
        }
    }

    @Test
    void unsettledDriftFails() {
        Verdict settled =
                judge(Regime.CONSTANT, evidence((m, t) -> t / Math.sqrt(m))).get(1);
        assertThat(settled.simulated()).isCloseTo(0.5, within(1e-3));
        assertThat(settled.pass()).isFalse();
    }

    @Test
    void missingOrZeroDriftFailsWithAReason() {
        Evidence still = evidence((m, t) -> 0);
        assertThat(judge(Regime.CONSTANT, still).get(0).why()).contains("a kernel that does not move has no power law");
        Evidence none = EvidenceBuilder.until(END)
                .draw("mine", 64, 1)
                .draw("mine", 64, 2)
                .draw("mine", 256, 1)
                .evidence();
        assertThat(judge(Regime.MOVING, none)).noneMatch(Verdict::pass);
        assertThatThrownBy(() -> new Options(
                        List.of("a", "b"), Regime.MOVING, "w", "ntk-drift", 0, Optional.empty(), 0.25, "so"))
                .hasMessageContaining("needs three or more");
    }
}
