package org.repdyn.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.aggregate.Scores;
import org.repdyn.statistics.comparison.Better;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.Friedman;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.WilcoxonSignedRank;
import org.repdyn.statistics.distribution.ChiSquared;
import org.repdyn.statistics.distribution.NoncentralT;
import org.repdyn.statistics.distribution.StandardNormal;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.internal.Samples;
import org.repdyn.statistics.interval.BcaInterval;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.ConfidenceInterval;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.PercentileInterval;
import org.repdyn.statistics.interval.StudentInterval;

class DegenerateInputsTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 99);

    private static final double NAN = Double.NaN;

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final double[] GOOD = {1, 2, 4};

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource
    @DisplayName("Values that do not define a statistic give a reason in words:")
    void reasons(String statistic, String values, Supplier<Outcome<?>> outcome, String reason) {
        assertThat(outcome.get().reason()).as("reason").isEqualTo(Optional.of(reason));
        assertThat(outcome.get().value()).as("value").isEmpty();
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                row(
                        "Student",
                        "no value",
                        () -> StudentInterval.of(values()),
                        "no seed: no interval; it needs at least 2"),
                row(
                        "Student",
                        "one value",
                        () -> StudentInterval.of(values(3)),
                        "one seed: no interval; it needs at least 2"),
                row(
                        "Student",
                        "equal values",
                        () -> StudentInterval.of(values(3, 3, 3)),
                        "all 3 seeds gave 3.00000: no interval, because values without spread say nothing about "
                                + "other seeds"),
                row(
                        "Student",
                        "NaN",
                        () -> StudentInterval.of(values(1, NAN)),
                        "value 2 of 2 is NaN: no interval; it needs finite values"),
                row(
                        "Student",
                        "infinity",
                        () -> StudentInterval.of(values(1, 2, INFINITY)),
                        "value 3 of 3 is Infinity: no interval; it needs finite values"),
                row(
                        "Student",
                        "a spread above 1.8e308",
                        () -> StudentInterval.of(values(-1e308, 1e308)),
                        "the spread of the values exceeds the range of a double: no interval"),
                row("BCa", "no value", () -> bca(values()), "no seed: no bootstrap interval; it needs at least 2"),
                row("BCa", "one value", () -> bca(values(3)), "one seed: no bootstrap interval; it needs at least 2"),
                row(
                        "BCa",
                        "equal values",
                        () -> bca(values(3, 3)),
                        "all 2 seeds gave 3.00000: no bootstrap interval, because values without spread say "
                                + "nothing about other seeds"),
                row(
                        "BCa",
                        "NaN",
                        () -> bca(values(1, NAN)),
                        "value 2 of 2 is NaN: no bootstrap interval; it needs finite values"),
                row(
                        "BCa",
                        "infinity",
                        () -> bca(values(-INFINITY, 1)),
                        "value 1 of 2 is -Infinity: no bootstrap interval; it needs finite values"),
                row(
                        "BCa",
                        "a statistic that is NaN",
                        () -> statistic(v -> NAN),
                        "the statistic of the values is NaN: no bootstrap interval"),
                row(
                        "BCa",
                        "a statistic that needs three values",
                        () -> statistic(v -> v.length < 3 ? NAN : v[0]),
                        "the statistic of the values without one is NaN: no bootstrap interval"),
                row(
                        "BCa",
                        "a constant statistic",
                        () -> statistic(v -> 7),
                        "the statistic is the same for all resamples: no bootstrap interval"),
                row(
                        "BCa",
                        "an estimate above all resamples",
                        () -> resampled(9, 1, 2, 3),
                        "the statistics of all resamples are on one side of the estimate: no bootstrap interval"),
                row("BCa", "no resample", () -> resampled(9), "no resample: no bootstrap interval"),
                row(
                        "expanded BCa",
                        "one value",
                        () -> expanded(values(3)),
                        "one seed: no bootstrap interval; it needs at least 2"),
                row(
                        "paired t",
                        "no pair",
                        () -> PairedTTest.of(values(), values()),
                        "no seed: no paired test; it needs at least 2"),
                row(
                        "paired t",
                        "one pair",
                        () -> PairedTTest.of(values(1), values(2)),
                        "one seed: no paired test; it needs at least 2"),
                row(
                        "paired t",
                        "unequal lengths",
                        () -> PairedTTest.of(GOOD, values(1, 2)),
                        "pairs of 3 and 2 values: no paired test; it needs one value of each arm for each common seed"),
                row(
                        "paired t",
                        "equal values",
                        () -> PairedTTest.of(GOOD, GOOD),
                        "the values are equal up to rounding for all 3 seeds: no paired test, because differences"
                                + " without spread say nothing about other seeds"),
                row(
                        "paired t",
                        "equal differences",
                        () -> PairedTTest.of(GOOD, values(0.9, 1.9, 3.9)),
                        "the difference is 0.1000 for all 3 seeds: no paired test, because differences without "
                                + "spread say nothing about other seeds"),
                row(
                        "paired t",
                        "NaN",
                        () -> PairedTTest.of(GOOD, values(1, NAN, 2)),
                        "value 2 of 3 is NaN: no paired test; it needs finite values"),
                row(
                        "paired t",
                        "infinity",
                        () -> PairedTTest.of(values(1, 2, INFINITY), GOOD),
                        "value 3 of 3 is Infinity: no paired test; it needs finite values"),
                row(
                        "paired t",
                        "an infinite difference",
                        () -> PairedTTest.of(values(1e308, 1), values(-1e308, 2)),
                        "a difference exceeds the range of a double: no paired test"),
                row(
                        "Wilcoxon",
                        "no pair",
                        () -> WilcoxonSignedRank.of(values(), values()),
                        "no seed: no signed-rank test; it needs at least 2"),
                row(
                        "Wilcoxon",
                        "one pair",
                        () -> WilcoxonSignedRank.of(values(1), values(2)),
                        "one seed: no signed-rank test; it needs at least 2"),
                row(
                        "Wilcoxon",
                        "unequal lengths",
                        () -> WilcoxonSignedRank.of(values(1), GOOD),
                        "pairs of 1 and 3 values: no signed-rank test; it needs one value of each arm for each "
                                + "common seed"),
                row(
                        "Wilcoxon",
                        "equal values",
                        () -> WilcoxonSignedRank.of(GOOD, GOOD),
                        "the values are equal for all 3 seeds: no signed-rank test"),
                row(
                        "Wilcoxon",
                        "NaN",
                        () -> WilcoxonSignedRank.of(values(NAN, 1, 2), GOOD),
                        "value 1 of 3 is NaN: no signed-rank test; it needs finite values"),
                row(
                        "Wilcoxon",
                        "infinity",
                        () -> WilcoxonSignedRank.of(GOOD, values(1, -INFINITY, 2)),
                        "value 2 of 3 is -Infinity: no signed-rank test; it needs finite values"),
                row(
                        "Friedman",
                        "no dataset",
                        () -> friedman(),
                        "datasets: 0, arms: 0: no Friedman test; it needs at least 2 datasets and 3 arms"),
                row(
                        "Friedman",
                        "one dataset",
                        () -> friedman(GOOD),
                        "datasets: 1, arms: 3: no Friedman test; it needs at least 2 datasets and 3 arms"),
                row(
                        "Friedman",
                        "two arms",
                        () -> friedman(values(1, 2), values(2, 1)),
                        "datasets: 2, arms: 2: no Friedman test; it needs at least 2 datasets and 3 arms"),
                row(
                        "Friedman",
                        "unequal lengths",
                        () -> friedman(GOOD, values(2, 1)),
                        "datasets with 3 and 2 arms: no Friedman test; it needs one value of each arm for each "
                                + "dataset"),
                row(
                        "Friedman",
                        "equal values",
                        () -> friedman(values(1, 1, 1), values(2, 2, 2)),
                        "all 3 arms are equal on each dataset: no Friedman test"),
                row(
                        "Friedman",
                        "NaN",
                        () -> friedman(GOOD, values(2, 1, NAN)),
                        "value 3 of 3 is NaN: no Friedman test; it needs finite values"),
                row(
                        "Friedman",
                        "infinity",
                        () -> friedman(GOOD, values(2, INFINITY, 1)),
                        "value 2 of 3 is Infinity: no Friedman test; it needs finite values"),
                row("interquartile mean", "no dataset", () -> iqm(), "no dataset: no interquartile mean with interval"),
                row(
                        "interquartile mean",
                        "an empty dataset",
                        () -> iqm(GOOD, values()),
                        "no seed: no interquartile mean with interval; it needs at least 2"),
                row(
                        "interquartile mean",
                        "one seed",
                        () -> iqm(GOOD, values(1)),
                        "one seed: no interquartile mean with interval; it needs at least 2"),
                row(
                        "interquartile mean",
                        "equal values",
                        () -> iqm(values(1, 1), values(2, 2)),
                        "all seeds of each dataset gave the same value: no interquartile mean with interval, "
                                + "because values without spread say nothing about other seeds"),
                row(
                        "interquartile mean",
                        "NaN",
                        () -> iqm(values(1, NAN)),
                        "value 2 of 2 is NaN: no interquartile mean with interval; it needs finite values"),
                row("profile", "no dataset", () -> profile(), "no dataset: no performance profile with interval"),
                row(
                        "profile",
                        "one seed",
                        () -> profile(values(1)),
                        "one seed: no performance profile with interval; it needs at least 2"),
                row(
                        "profile",
                        "infinity",
                        () -> profile(values(1, INFINITY)),
                        "value 2 of 2 is Infinity: no performance profile with interval; it needs finite values"),
                row(
                        "improvement",
                        "no dataset",
                        () -> improvement(scores(), scores()),
                        "no dataset: no probability of improvement with interval"),
                row(
                        "improvement",
                        "unequal lengths",
                        () -> improvement(scores(GOOD), scores(GOOD, GOOD)),
                        "arms with 1 and 2 datasets: no probability of improvement with interval; it needs the "
                                + "same datasets for both"),
                row(
                        "improvement",
                        "one seed",
                        () -> improvement(scores(GOOD), scores(values(1))),
                        "one seed: no probability of improvement with interval; it needs at least 2"),
                row(
                        "improvement",
                        "NaN",
                        () -> improvement(scores(values(1, NAN)), scores(GOOD)),
                        "value 2 of 2 is NaN: no probability of improvement with interval; it needs finite values"));
    }

    @Test
    @DisplayName("Values near the ends of the range of a double have an interval and a test of the right scale")
    void extremeScales() {
        for (double scale : new double[] {0x1p-900, 0x1p900, 0x1p1020}) {
            Estimate one = StudentInterval.of(GOOD).orElseThrow();
            Estimate scaled =
                    StudentInterval.of(values(scale, 2 * scale, 4 * scale)).orElseThrow();
            assertThat(scaled.value()).isEqualTo(one.value() * scale);
            assertThat(scaled.interval().halfLength()).isEqualTo(one.interval().halfLength() * scale);
            assertThat(PairedTTest.of(values(scale, 2 * scale, 4 * scale), values(0, 0, 0))
                            .orElseThrow()
                            .t())
                    .isEqualTo(
                            PairedTTest.of(GOOD, values(0, 0, 0)).orElseThrow().t());
            assertThat(bca(values(scale, 2 * scale, 4 * scale)).orElseThrow().value())
                    .isEqualTo(bca(GOOD).orElseThrow().value() * scale);
        }
    }

    @Test
    @DisplayName("The expanded interval of two values lies between them")
    void expandedOfTwoValues() {
        ConfidenceInterval interval = expanded(values(1, 2)).orElseThrow().interval();
        assertThat(interval).isEqualTo(new ConfidenceInterval(1, 2, 0.95));
    }

    private static Arguments row(String statistic, String values, Supplier<Outcome<?>> outcome, String reason) {
        return Arguments.of(statistic, values, outcome, reason);
    }

    private static double[] values(double... values) {
        return values;
    }

    private static Outcome<Estimate> bca(double[] values) {
        return BcaInterval.of(values, Samples::mean, 0.95, BOOTSTRAP);
    }

    private static Outcome<Estimate> expanded(double[] values) {
        return BcaInterval.expanded(values, Samples::mean, 0.95, BOOTSTRAP);
    }

    private static Outcome<Estimate> statistic(ToDoubleFunction<double[]> statistic) {
        return BcaInterval.of(GOOD, statistic, 0.95, BOOTSTRAP);
    }

    private static Outcome<ConfidenceInterval> resampled(double estimate, double... resampled) {
        return BcaInterval.of(estimate, resampled, GOOD, 0.95);
    }

    private static Outcome<Friedman> friedman(double[]... datasets) {
        return Friedman.of(List.of(datasets), Better.HIGHER);
    }

    private static Scores scores(double[]... datasets) {
        return new Scores(List.of(datasets));
    }

    private static Outcome<Estimate> iqm(double[]... datasets) {
        return scores(datasets).interquartileMean(0.95, BOOTSTRAP);
    }

    private static Outcome<Estimate> profile(double[]... datasets) {
        return scores(datasets).profile(1.5, 0.95, BOOTSTRAP);
    }

    private static Outcome<Estimate> improvement(Scores first, Scores second) {
        return first.probabilityOfImprovement(second, 0.95, BOOTSTRAP);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("Degrees of freedom that are not positive and finite are refused")
    void degreesOfFreedom(double value) {
        Stream.<Supplier<Object>>of(() -> new ChiSquared(value), () -> new StudentT(value))
                .forEach(law -> assertThatThrownBy(law::get)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("degrees of freedom are positive and finite, got "));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9, 1e12, 1e16, 1e100, 1e300})
    @DisplayName("The noncentral t distribution with many degrees of freedom is normal")
    void manyDegreesOfFreedom(double degreesOfFreedom) {
        NoncentralT law = new NoncentralT(degreesOfFreedom, 1);
        // The tails up to three standard deviations differ from the normal ones by a part of at most 30/ν, and by
        // rounding.
        double allowed = 30 / degreesOfFreedom + 1e-13;
        for (double t : new double[] {-2, 0, 0.5, 3}) {
            double lower = StandardNormal.cumulative(t - 1);
            double upper = StandardNormal.upperTail(t - 1);
            assertThat(law.cumulative(t)).isCloseTo(lower, within(allowed * lower));
            assertThat(law.upperTail(t)).isCloseTo(upper, within(allowed * upper));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Quadrature with 40 digits by mpmath: ν, δ, t, P(T ≤ t)
        "2000000, 1000, 998, 0.03675389568783239",
        "2000000, 1000, 1003, 0.9963365050628496",
        "2000000, 2000, 1995, 0.0002002194515777895",
        "2000000, -2000, -2004, 0.002359389247301073",
        "100000000, 10000, 9997, 0.007147895356644525"
    })
    @DisplayName(
            "The noncentral t distribution with many degrees of freedom is skewed by a noncentrality of their root")
    void largeNoncentrality(double degreesOfFreedom, double noncentrality, double t, double expected) {
        NoncentralT law = new NoncentralT(degreesOfFreedom, noncentrality);
        // What the expansion leaves out at three standard deviations.
        assertThat(law.cumulative(t)).isCloseTo(expected, withinPercentage(1e-6));
        assertThat(law.upperTail(t)).isCloseTo(1 - expected, withinPercentage(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 1e7, 1e300})
    @DisplayName("The noncentral t distribution has no mass beyond infinity")
    void infiniteT(double degreesOfFreedom) {
        NoncentralT law = new NoncentralT(degreesOfFreedom, 1);
        assertThat(law.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(law.upperTail(Double.POSITIVE_INFINITY)).isZero();
        // A sum of weights of the quadrature for few degrees of freedom.
        assertThat(law.cumulative(Double.POSITIVE_INFINITY)).isCloseTo(1, within(1e-12));
        assertThat(law.upperTail(Double.NEGATIVE_INFINITY)).isCloseTo(1, within(1e-12));
    }

    @Test
    @DisplayName("Arguments without a meaning are refused by name")
    void withoutMeaning() {
        assertThatThrownBy(() -> StandardNormal.quantile(-1)).hasMessage("a probability is between 0 and 1, got -1");
        assertThatThrownBy(() -> StandardNormal.quantile(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> PercentileInterval.of(new double[0], 0.9)).hasMessageContaining("got none");
        assertThatThrownBy(() -> CriticalDifference.pValue(1, 3, 0)).hasMessageContaining("at least 1 dataset, got 0");
        assertThatThrownBy(() -> new Bootstrap(new Seed(1), Integer.MAX_VALUE))
                .hasMessageContaining("1 to 10000000 resamples, got 2147483647");
    }
}
