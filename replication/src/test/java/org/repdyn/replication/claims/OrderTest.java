package org.repdyn.replication.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.EvidenceBuilder;
import org.repdyn.replication.spi.Evidence;

/** Tests of the claim {@code order}. */
class OrderTest {

    private static final String WHY = "known in closed form";

    private static Verdict only(List<Verdict> verdicts) {
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @Test
    void orderIsTheExponentOfTheStep() {
        EvidenceBuilder first = EvidenceBuilder.until(1);
        EvidenceBuilder second = EvidenceBuilder.until(1);
        for (double h : new double[] {0.1, 0.05, 0.025}) {
            first.arm("h" + h, h).measured("deviation", 0, t -> 3 * h * t);
            second.arm("h" + h, h).measured("deviation", 0, t -> 3 * h * h * t);
        }
        OrderProvider.Options options = order(List.of("h0.1", "h0.05", "h0.025"), "dynamics.rate", Optional.empty());
        Verdict one = only(new OrderProvider().create(options).judge(first.evidence()));
        assertThat(one.simulated()).isCloseTo(1, within(1e-9));
        assertThat(one.pass()).isTrue();
        Verdict two = only(new OrderProvider().create(options).judge(second.evidence()));
        assertThat(two.simulated()).isCloseTo(2, within(1e-9));
        assertThat(two.pass()).isFalse();
    }

    @Test
    void orderIsMeasuredOverTheCommonWindow() {
        // The deviation h²t has order 2; the maxima over the arms' own windows would give order 1.
        EvidenceBuilder runs = EvidenceBuilder.until(8);
        for (double h : new double[] {1, 0.5, 0.25}) {
            runs.arm("h" + h, h).measuredUntil(2 / h, "deviation", 0, t -> h * h * t);
        }
        Verdict verdict = only(new OrderProvider()
                .create(order(List.of("h1.0", "h0.5", "h0.25"), "dynamics.rate", Optional.empty()))
                .judge(runs.evidence()));
        assertThat(verdict.simulated()).isCloseTo(2, within(1e-9));
        assertThat(verdict.quantity()).endsWith("to t = 2.000");
    }

    @Test
    void orderFailsIfAnArmDoesNotReachTheGivenTime() {
        EvidenceBuilder runs = EvidenceBuilder.until(8);
        for (double h : new double[] {1, 0.5}) {
            runs.arm("h" + h, h).measuredUntil(2 / h, "deviation", 0, t -> h * t);
        }
        Verdict verdict = only(new OrderProvider()
                .create(new OrderProvider.Options(
                        List.of("h1.0", "h0.5"),
                        "dynamics.rate",
                        Optional.empty(),
                        OrderProvider.Origin.PREDICTION,
                        Optional.of(4.0),
                        1,
                        0.15,
                        WHY))
                .judge(runs.evidence()));
        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).contains("the arm h1.0 can be compared only to t = 2.000");
    }

    private static OrderProvider.Options order(List<String> arms, String setting, Optional<String> conserved) {
        return new OrderProvider.Options(
                arms,
                setting,
                conserved,
                conserved.isPresent() ? OrderProvider.Origin.START : OrderProvider.Origin.PREDICTION,
                Optional.empty(),
                1,
                0.15,
                WHY);
    }

    @Test
    void orderOfAConservedObservableIsThatOfItsDrift() {
        EvidenceBuilder runs = EvidenceBuilder.until(1);
        for (double h : new double[] {0.1, 0.05}) {
            runs.arm("h" + h, h).measured("balance", 0, t -> 7 - 2 * h * t).measured("balance", 1, t -> 3);
        }
        Verdict drift = only(new OrderProvider()
                .create(order(List.of("h0.1", "h0.05"), "dynamics.rate", Optional.of("balance")))
                .judge(runs.evidence()));
        assertThat(drift.simulated()).isCloseTo(1, within(1e-9));
        assertThat(drift.quantity()).contains("balance from its start");
        Verdict missing = only(new OrderProvider()
                .create(order(List.of("h0.1", "h0.05"), "dynamics.rate", Optional.of("norm")))
                .judge(runs.evidence()));
        assertThat(missing.pass()).isFalse();
        assertThatThrownBy(() -> new OrderProvider.Options(
                        List.of("a", "b"),
                        "dynamics.rate",
                        Optional.empty(),
                        OrderProvider.Origin.START,
                        Optional.empty(),
                        1,
                        0.15,
                        WHY))
                .hasMessageContaining("needs a conserved observable");
    }

    @Test
    void orderNeedsArmsWithDifferentSettings() {
        assertThatThrownBy(() -> order(List.of("a"), "dynamics.rate", Optional.empty()))
                .hasMessageContaining("name two or more");
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("deviation", 0, t -> t)
                .arm("b", 0.2)
                .measured("deviation", 0, t -> t)
                .evidence();
        Verdict verdict = only(new OrderProvider()
                .create(order(List.of("a", "b"), "encoder.width", Optional.empty()))
                .judge(evidence));
        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).contains("no numeric setting encoder.width");
    }
}
