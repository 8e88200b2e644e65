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

/** Tests of each claim on a run that fulfils it and on a run that contradicts it. */
class ClaimsTest {

    private static final String WHY = "known in closed form";
    /** Error of linear interpolation between two of the 400 times. */
    private static final double GRID = 1e-3;

    private static Verdict only(List<Verdict> verdicts) {
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    @Test
    void deviationIsTheLargestUpToTheGivenTime() {
        Evidence evidence = EvidenceBuilder.until(10)
                .arm("a", 0.1)
                .measured("deviation", 0, t -> 1e-3 * t)
                .evidence();
        Verdict whole = only(new DeviationProvider()
                .create(new DeviationProvider.Options(Optional.empty(), Optional.empty(), Optional.empty(), 5e-3, WHY))
                .judge(evidence));
        assertThat(whole.pass()).isFalse();
        assertThat(whole.simulated()).isCloseTo(1e-2, within(1e-12));
        Verdict half = only(new DeviationProvider()
                .create(new DeviationProvider.Options(
                        Optional.of(List.of("a")), Optional.empty(), Optional.of(5.0), 5e-3, WHY))
                .judge(evidence));
        assertThat(half.pass()).isTrue();
    }

    @Test
    void deviationFailsIfThePredictionDoesNotCoverTheWindow() {
        Evidence evidence = EvidenceBuilder.until(10)
                .arm("a", 0.1)
                .measuredUntil(2, "deviation", 0, t -> 1e-15)
                .measured("modes", 0, t -> t)
                .measuredUntil(2, "predicted.modes", 0, t -> t)
                .evidence();
        for (Optional<String> observable : List.of(Optional.<String>empty(), Optional.of("modes"))) {
            Verdict whole = only(new DeviationProvider()
                    .create(new DeviationProvider.Options(Optional.empty(), observable, Optional.empty(), 1, WHY))
                    .judge(evidence));
            assertThat(whole.pass()).isFalse();
            assertThat(whole.why()).contains("compared only to t = 2.000, but the claim needs t = 10.00");
            Verdict part = only(new DeviationProvider()
                    .create(new DeviationProvider.Options(Optional.empty(), observable, Optional.of(2.0), 1, WHY))
                    .judge(evidence));
            assertThat(part.pass()).isTrue();
            assertThat(part.quantity()).endsWith("to t = 2.000");
        }
    }

    @Test
    void valuesAndTimesOfAPredictionThatEndsEarlyAreNotCompared() {
        Evidence evidence = EvidenceBuilder.until(10)
                .arm("a", 0.1)
                .measured("v", 0, t -> Math.exp(-t))
                .measuredUntil(2, "predicted.v", 0, t -> Math.exp(-t))
                .evidence();
        List<Verdict> verdicts = List.of(
                only(new FinalValueProvider()
                        .create(new FinalValueProvider.Options(
                                Optional.empty(),
                                "v",
                                List.of(0),
                                Optional.empty(),
                                Optional.empty(),
                                Relation.EQUAL,
                                false,
                                1,
                                WHY))
                        .judge(evidence)),
                only(new CrossingTimesProvider()
                        .create(new CrossingTimesProvider.Options(
                                "a", "v", Optional.empty(), 0.5, Optional.empty(), 1, WHY))
                        .judge(evidence)));
        assertThat(verdicts).noneMatch(Verdict::pass).allMatch(verdict -> verdict.why()
                .contains("the prediction ends at t = 2.000, but the run at t = 10.00"));
    }

    @Test
    void deviationOfAnObservableIsRelativeToItsLargestPrediction() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("modes", 0, t -> 4 * t)
                .measured("predicted.modes", 0, t -> 4 * t)
                .measured("modes", 1, t -> t + 0.2)
                .measured("predicted.modes", 1, t -> t)
                .evidence();
        Verdict verdict = only(new DeviationProvider()
                .create(new DeviationProvider.Options(
                        Optional.empty(), Optional.of("modes"), Optional.empty(), 0.04, WHY))
                .judge(evidence));
        assertThat(verdict.simulated()).isCloseTo(0.05, within(1e-12));
        assertThat(verdict.pass()).isFalse();
    }

    @Test
    void missingPredictionFails() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("loss", 0, t -> t)
                .evidence();
        Verdict verdict = only(new DeviationProvider()
                .create(new DeviationProvider.Options(
                        Optional.empty(), Optional.of("loss"), Optional.empty(), 1e9, WHY))
                .judge(evidence));
        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).contains("nothing predicts loss").contains("no closed form is known");
    }

    @Test
    void nanFails() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("deviation", 0, t -> t > 0.5 ? Double.NaN : 0)
                .evidence();
        assertThat(only(new DeviationProvider()
                                .create(new DeviationProvider.Options(
                                        Optional.empty(), Optional.empty(), Optional.empty(), 1e9, WHY))
                                .judge(evidence))
                        .pass())
                .isFalse();
    }

    @Test
    void toleranceNeedsAReason() {
        assertThatThrownBy(() -> new ConservedProvider.Options(Optional.empty(), "loss", false, 1, " "))
                .hasMessageContaining("because is empty");
    }

    private static RateProvider.Options rate(
            Optional<Integer> over, Optional<Double> value, Optional<String> slope, Optional<Double> below) {
        return new RateProvider.Options("a", "v", 1, over, value, slope, 0, Optional.empty(), 1e-6, below, 0.01, WHY);
    }

    @Test
    void rateIsTheSlopeOfTheLogarithmInTheWindow() {
        // The value is constant at first, so that only the window has the rate.
        Evidence evidence = EvidenceBuilder.until(10)
                .arm("a", 0.1)
                .measured("v", 0, t -> Math.exp(3 * t))
                .measured("v", 1, t -> Math.min(0.1, Math.exp(-2 * t)))
                .measured("predicted.v", 1, t -> 5 * Math.exp(-2 * t))
                .measured("predicted.tail", 0, t -> -2)
                .evidence();
        RateProvider provider = new RateProvider();
        assertThat(only(provider.create(rate(Optional.empty(), Optional.of(-2.0), Optional.empty(), Optional.of(0.099)))
                                .judge(evidence))
                        .simulated())
                .isCloseTo(-2, within(1e-9));
        assertThat(only(provider.create(rate(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(0.099)))
                                .judge(evidence))
                        .pass())
                .isTrue();
        assertThat(only(provider.create(rate(
                                        Optional.empty(), Optional.empty(), Optional.of("tail"), Optional.of(0.099)))
                                .judge(evidence))
                        .pass())
                .isTrue();
        assertThat(only(provider.create(rate(Optional.empty(), Optional.of(-2.0), Optional.empty(), Optional.empty()))
                                .judge(evidence))
                        .pass())
                .as("with the constant start")
                .isFalse();
    }

    @Test
    void rateOfARatio() {
        Evidence evidence = EvidenceBuilder.until(2)
                .arm("a", 0.1)
                .measured("v", 0, t -> Math.exp(3 * t))
                .measured("v", 1, t -> Math.exp(t))
                .evidence();
        assertThat(only(new RateProvider()
                                .create(rate(Optional.of(0), Optional.of(-2.0), Optional.empty(), Optional.empty()))
                                .judge(evidence))
                        .simulated())
                .isCloseTo(-2, within(1e-9));
        assertThatThrownBy(() -> rate(Optional.empty(), Optional.of(1.0), Optional.of("x"), Optional.empty()))
                .hasMessageContaining("keep one of the two");
    }

    @Test
    void finalValueEqualAtMostAndAtLeast() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> t * t)
                .measured("predicted.v", 0, t -> 1.05 * t)
                .evidence();
        for (Relation relation : Relation.values()) {
            for (double value : new double[] {0.9, 1, 1.1}) {
                boolean holds =
                        switch (relation) {
                            case EQUAL -> value == 1;
                            case AT_MOST -> value >= 1;
                            case AT_LEAST -> value <= 1;
                        };
                assertThat(only(new FinalValueProvider()
                                        .create(new FinalValueProvider.Options(
                                                Optional.empty(),
                                                "v",
                                                List.of(0),
                                                Optional.empty(),
                                                Optional.of(value),
                                                relation,
                                                false,
                                                1e-9,
                                                WHY))
                                        .judge(evidence))
                                .pass())
                        .as("%s %s", relation, value)
                        .isEqualTo(holds);
            }
        }
        Verdict predicted = only(new FinalValueProvider()
                .create(new FinalValueProvider.Options(
                        Optional.empty(),
                        "v",
                        List.of(0),
                        Optional.empty(),
                        Optional.empty(),
                        Relation.EQUAL,
                        true,
                        0.04,
                        WHY))
                .judge(evidence));
        assertThat(predicted.deviation()).isCloseTo(0.05 / 1.05, within(1e-12));
        assertThat(predicted.pass()).isFalse();
        Verdict further = only(new FinalValueProvider()
                .create(new FinalValueProvider.Options(
                        Optional.empty(),
                        "predicted.v",
                        List.of(0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("v"),
                        Relation.EQUAL,
                        false,
                        0,
                        WHY))
                .judge(evidence));
        assertThat(further.predicted()).isEqualTo(further.simulated());
        assertThatThrownBy(() -> new FinalValueProvider.Options(
                        Optional.empty(),
                        "v",
                        List.of(0),
                        Optional.empty(),
                        Optional.of(1.0),
                        Optional.of("w"),
                        Relation.EQUAL,
                        false,
                        0,
                        WHY))
                .hasMessageContaining("keep one of the two");
        Evidence two = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> 2 * t)
                .measured("v", 1, t -> t)
                .evidence();
        Verdict ratio = only(new FinalValueProvider()
                .create(new FinalValueProvider.Options(
                        Optional.empty(),
                        "v",
                        List.of(1),
                        Optional.of(0),
                        Optional.of(0.5),
                        Relation.EQUAL,
                        false,
                        0,
                        WHY))
                .judge(two));
        assertThat(ratio.pass()).isTrue();
        assertThat(ratio.quantity()).contains("v 1 over 0");
    }

    @Test
    void equalTrajectories() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> 10 * t)
                .arm("b", 0.1)
                .measured("v", 0, t -> 10 * t + 0.1 * t * t)
                .evidence();
        Verdict verdict = only(new EqualTrajectoriesProvider()
                .create(new EqualTrajectoriesProvider.Options(List.of("a", "b"), "v", 0.009, WHY))
                .judge(evidence));
        assertThat(verdict.simulated()).isCloseTo(0.01, within(1e-12));
        assertThat(verdict.pass()).isFalse();
        assertThat(only(new EqualTrajectoriesProvider()
                                .create(new EqualTrajectoriesProvider.Options(List.of("a", "b"), "v", 0.011, WHY))
                                .judge(evidence))
                        .pass())
                .isTrue();
    }

    @Test
    void conserved() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> 5 + 1e-3 * t)
                .evidence();
        Verdict absolute = only(new ConservedProvider()
                .create(new ConservedProvider.Options(Optional.empty(), "v", false, 1e-4, WHY))
                .judge(evidence));
        assertThat(absolute.simulated()).isCloseTo(1e-3, within(1e-12));
        assertThat(absolute.pass()).isFalse();
        assertThat(only(new ConservedProvider()
                                .create(new ConservedProvider.Options(Optional.empty(), "v", true, 2.1e-4, WHY))
                                .judge(evidence))
                        .pass())
                .isTrue();
    }

    @Test
    void crossingTimesOfThePredictionAndGivenOnes() {
        Evidence evidence = EvidenceBuilder.until(20)
                .arm("a", 0.1)
                .measured("v", 0, t -> 1 / (1 + Math.exp(-3 * (t - 5))))
                .measured("v", 1, t -> 2 / (1 + Math.exp(-3 * (t - 11))))
                .measured("predicted.v", 0, t -> 1 / (1 + Math.exp(-3 * (t - 5))))
                .measured("predicted.v", 1, t -> 2 / (1 + Math.exp(-3 * (t - 10))))
                .evidence();
        List<Verdict> theory = new CrossingTimesProvider()
                .create(new CrossingTimesProvider.Options("a", "v", Optional.empty(), 0.5, Optional.empty(), 0.05, WHY))
                .judge(evidence);
        assertThat(theory).extracting(Verdict::pass).containsExactly(true, false);
        assertThat(theory.get(1).simulated()).isCloseTo(11, within(GRID));
        assertThat(theory.get(1).predicted()).isCloseTo(10, within(GRID));
        List<Verdict> numbers = new CrossingTimesProvider()
                .create(new CrossingTimesProvider.Options(
                        "a", "v", Optional.of(List.of(1)), 0.5, Optional.of(List.of(11.0)), 0.05, WHY))
                .judge(evidence);
        assertThat(numbers).extracting(Verdict::pass).containsExactly(true);
    }

    @Test
    void logLogSlopeAcrossArms() {
        EvidenceBuilder runs = EvidenceBuilder.until(1);
        for (double m : new double[] {16, 64, 256}) {
            runs.arm("m" + m, m).measured("drift", 0, t -> t * 3 / Math.sqrt(m));
        }
        Verdict verdict = only(new LogLogSlopeProvider()
                .create(new LogLogSlopeProvider.Options(
                        List.of("m16.0", "m64.0", "m256.0"),
                        "dynamics.rate",
                        "drift",
                        0,
                        -0.5,
                        Relation.EQUAL,
                        1e-9,
                        WHY))
                .judge(runs.evidence()));
        assertThat(verdict.pass()).isTrue();
        assertThat(verdict.quantity()).contains("95 % interval");
        assertThat(only(new LogLogSlopeProvider()
                                .create(new LogLogSlopeProvider.Options(
                                        List.of("m16.0", "m64.0", "m256.0"),
                                        "dynamics.rate",
                                        "drift",
                                        0,
                                        -1,
                                        Relation.AT_MOST,
                                        0.1,
                                        WHY))
                                .judge(runs.evidence()))
                        .pass())
                .isFalse();
    }

    @Test
    void plateauIsReadWhereTheTrajectoryIsSlowest() {
        Evidence evidence = EvidenceBuilder.until(30)
                .arm("a", 0.1)
                .measured("loss", 0, t -> 2 - 1 / (1 + Math.exp(-4 * (t - 8))) - 1 / (1 + Math.exp(-4 * (t - 20))))
                .evidence();
        PlateausProvider provider = new PlateausProvider();
        assertThat(provider.create(new PlateausProvider.Options("a", "loss", 0, List.of(2.0, 1.0, 0.0), 1e-6, WHY))
                        .judge(evidence))
                .extracting(Verdict::pass)
                .containsExactly(true, true, true);
        assertThat(provider.create(new PlateausProvider.Options("a", "loss", 0, List.of(2.0, 1.3, 0.0), 1e-2, WHY))
                        .judge(evidence))
                .extracting(Verdict::pass)
                .containsExactly(true, false, true);
        assertThat(provider.create(new PlateausProvider.Options("a", "loss", 0, List.of(9.0, 7.0), 1e-2, WHY))
                        .judge(evidence))
                .extracting(Verdict::pass)
                .containsExactly(false, false);
    }

    @Test
    void orderingRequiresTheFactor() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("high", 0.1)
                .measured("v", 0, t -> 6 * t)
                .arm("low", 0.1)
                .measured("v", 0, t -> 2 * t)
                .evidence();
        for (double factor : new double[] {1, 2.9, 3.1}) {
            assertThat(only(new OrderingProvider()
                                    .create(new OrderingProvider.Options(
                                            List.of("high", "low"), "v", 0, factor, 0, WHY))
                                    .judge(evidence))
                            .pass())
                    .as("%s", factor)
                    .isEqualTo(factor < 3);
        }
    }

    @Test
    void orderingOfNegativeValuesIsNotJudgedByARatio() {
        // −6 is below −2, but the ratio is 3.
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("high", 0.1)
                .measured("v", 0, t -> -6 * t)
                .arm("low", 0.1)
                .measured("v", 0, t -> -2 * t)
                .evidence();
        Verdict verdict = only(new OrderingProvider()
                .create(new OrderingProvider.Options(List.of("high", "low"), "v", 0, 1, 0, WHY))
                .judge(evidence));

        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).contains("the values are -6.000 and -2.000");
    }

    @Test
    void equalTrajectoriesWithAnotherNumberOfComponentsDiffer() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> t)
                .measured("v", 1, t -> t)
                .arm("b", 0.1)
                .measured("v", 0, t -> t)
                .evidence();
        Verdict verdict = only(new EqualTrajectoriesProvider()
                .create(new EqualTrajectoriesProvider.Options(List.of("a", "b"), "v", 0, WHY))
                .judge(evidence));

        assertThat(verdict.pass()).isFalse();
        assertThat(verdict.why()).isEqualTo("a has 2 components, and b has 1");
    }

    @Test
    void rateNeedsItsWholeWindow() {
        Evidence evidence = EvidenceBuilder.until(1)
                .arm("a", 0.1)
                .measured("v", 0, t -> Math.exp(-t))
                .evidence();

        assertThat(rate(evidence, 0, 1).pass()).isTrue();
        assertThat(rate(evidence, 0, 5).why()).isEqualTo("the run ends at t = 1.000, but the window at t = 5.000");
        assertThat(rate(evidence, 0.998, 1).why()).startsWith("fewer than three times lie in the window");
    }

    private static Verdict rate(Evidence evidence, double from, double to) {
        return only(new RateProvider()
                .create(new RateProvider.Options(
                        "a",
                        "v",
                        0,
                        Optional.empty(),
                        Optional.of(-1.0),
                        Optional.empty(),
                        from,
                        Optional.of(to),
                        0,
                        Optional.empty(),
                        1e-9,
                        WHY))
                .judge(evidence));
    }
}
