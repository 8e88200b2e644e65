package org.repdyn.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.statistics.comparison.WilcoxonSignedRank.Zeros.PRATT;
import static org.repdyn.statistics.comparison.WilcoxonSignedRank.Zeros.WILCOXON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.repdyn.core.random.Seed;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile;
import org.repdyn.statistics.aggregate.Scores;
import org.repdyn.statistics.comparison.Better;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.Friedman;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.statistics.comparison.PairedPower;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.WilcoxonSignedRank;
import org.repdyn.statistics.distribution.ChiSquared;
import org.repdyn.statistics.distribution.NoncentralT;
import org.repdyn.statistics.distribution.StudentT;
import org.repdyn.statistics.distribution.StudentisedRange;
import org.repdyn.statistics.interval.BcaInterval;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.ConfidenceInterval;
import org.repdyn.statistics.interval.Estimate;
import org.repdyn.statistics.interval.PercentileInterval;
import org.repdyn.statistics.interval.StudentInterval;

/** Values of SciPy, NumPy and mpmath; {@code golden.py} beside them makes them. */
@DisplayName("The statistics of SciPy are met:")
class GoldenStatisticsTest {

    private static final PairedPower USUAL = PairedPower.USUAL;

    /** Few resamples: golden cases check estimates, which do not depend on them. */
    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 9);

    @TestFactory
    Stream<DynamicTest> golden() {
        return GoldenFile.open(GoldenStatisticsTest.class, "golden")
                .tests(
                        golden -> golden.field("operation"),
                        Map.ofEntries(
                                Map.entry(
                                        "t-two-sided",
                                        c -> check(c, "p", new StudentT(number(c, "nu")).twoSided(number(c, "t")))),
                                Map.entry(
                                        "t-quantile",
                                        c -> check(c, "t", new StudentT(number(c, "nu")).quantile(number(c, "p")))),
                                Map.entry(
                                        "chi-squared-tail",
                                        c -> check(c, "p", new ChiSquared(number(c, "nu")).upperTail(number(c, "x")))),
                                Map.entry("noncentral-t", GoldenStatisticsTest::noncentralT),
                                Map.entry(
                                        "range-tail",
                                        c -> check(
                                                c, "p", new StudentisedRange(count(c, "k")).upperTail(number(c, "q")))),
                                Map.entry(
                                        "range-quantile",
                                        c -> check(
                                                c, "q", new StudentisedRange(count(c, "k")).quantile(number(c, "p")))),
                                Map.entry("student-interval", GoldenStatisticsTest::studentInterval),
                                Map.entry("bca", GoldenStatisticsTest::bca),
                                Map.entry(
                                        "percentile",
                                        c -> ends(c, PercentileInterval.of(c.vector("resampled"), number(c, "level")))),
                                Map.entry("paired-t", GoldenStatisticsTest::pairedT),
                                Map.entry(
                                        "power", c -> check(c, "power", USUAL.powerOf(number(c, "d"), count(c, "n")))),
                                Map.entry("seeds-for", c -> assertThat(USUAL.seedsFor(number(c, "d")))
                                        .hasValue(c.expected("n").intValue())),
                                Map.entry("effect-of", c -> check(c, "d", USUAL.effectOf(count(c, "n")))),
                                Map.entry("wilcoxon", GoldenStatisticsTest::wilcoxon),
                                Map.entry("holm", c -> check(c, "adjusted", Holm.adjust(c.vector("p")))),
                                Map.entry("friedman", GoldenStatisticsTest::friedman),
                                Map.entry("critical-difference", GoldenStatisticsTest::criticalDifference),
                                Map.entry(
                                        "nemenyi-p",
                                        c -> check(
                                                c,
                                                "p",
                                                CriticalDifference.pValue(
                                                        number(c, "difference"), count(c, "k"), count(c, "n")))),
                                Map.entry(
                                        "interquartile-mean",
                                        c -> check(c, scores(c, "datasets").interquartileMean(0.95, BOOTSTRAP))),
                                Map.entry(
                                        "profile",
                                        c -> check(
                                                c,
                                                scores(c, "datasets")
                                                        .profile(number(c, "threshold"), 0.95, BOOTSTRAP))),
                                Map.entry(
                                        "improvement",
                                        c -> check(
                                                c,
                                                scores(c, "first")
                                                        .probabilityOfImprovement(
                                                                scores(c, "second"), 0.95, BOOTSTRAP)))));
    }

    private static void noncentralT(GoldenCase golden) {
        NoncentralT law = new NoncentralT(number(golden, "nu"), number(golden, "delta"));
        check(golden, "cdf", law.cumulative(number(golden, "t")));
        check(golden, "sf", law.upperTail(number(golden, "t")));
    }

    private static void studentInterval(GoldenCase golden) {
        Estimate estimate = StudentInterval.of(golden.vector("values"), number(golden, "level"))
                .orElseThrow();
        check(golden, "value", estimate.value());
        ends(golden, estimate.interval());
    }

    private static void bca(GoldenCase golden) {
        ends(
                golden,
                BcaInterval.of(
                                number(golden, "estimate"),
                                golden.vector("resampled"),
                                golden.vector("jackknife"),
                                number(golden, "level"))
                        .orElseThrow());
    }

    private static void pairedT(GoldenCase golden) {
        PairedTTest test =
                PairedTTest.of(golden.vector("first"), golden.vector("second")).orElseThrow();
        check(golden, "difference", test.difference());
        ends(golden, test.interval());
        check(golden, "t", test.t());
        check(golden, "p", test.pValue());
        check(golden, "d", test.effect());
        check(golden, "g", test.unbiasedEffect());
    }

    private static void wilcoxon(GoldenCase golden) {
        WilcoxonSignedRank test = WilcoxonSignedRank.of(
                        golden.vector("first"),
                        golden.vector("second"),
                        golden.input("pratt").booleanValue() ? PRATT : WILCOXON)
                .orElseThrow();
        check(golden, "positive", test.positive());
        check(golden, "negative", test.negative());
        check(golden, "p", test.pValue());
    }

    private static void friedman(GoldenCase golden) {
        Friedman test = Friedman.of(
                        vectors(golden, "values"), golden.input("lower").booleanValue() ? Better.LOWER : Better.HIGHER)
                .orElseThrow();
        check(
                golden,
                "ranks",
                test.averageRanks().stream().mapToDouble(Double::doubleValue).toArray());
        check(golden, "chi-squared", test.chiSquared());
        check(golden, "chi-squared-p", test.chiSquaredPValue());
        check(golden, "f", test.f());
        check(golden, "p", test.pValue());
    }

    private static void criticalDifference(GoldenCase golden) {
        int k = count(golden, "k");
        CriticalDifference diagram = CriticalDifference.of(
                IntStream.range(0, k).mapToObj(j -> "arm " + j).toList(),
                IntStream.range(0, k).mapToObj(j -> j + 1.0).toList(),
                count(golden, "n"),
                number(golden, "alpha"));
        check(golden, "distance", diagram.distance());
    }

    private static Scores scores(GoldenCase golden, String input) {
        return new Scores(vectors(golden, input));
    }

    private static List<double[]> vectors(GoldenCase golden, String input) {
        return StreamSupport.stream(golden.input(input).spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray())
                .toList();
    }

    private static void check(GoldenCase golden, Outcome<Estimate> actual) {
        check(golden, "value", actual.orElseThrow().value());
    }

    private static void ends(GoldenCase golden, ConfidenceInterval interval) {
        check(golden, "low", interval.low());
        check(golden, "high", interval.high());
    }

    private static void check(GoldenCase golden, String what, double... actual) {
        golden.check(what, golden.expected(what), actual);
    }

    private static double number(GoldenCase golden, String input) {
        JsonNode value = golden.input(input);
        assertThat(value.isNumber()).as("%s is a number", input).isTrue();
        return value.doubleValue();
    }

    private static int count(GoldenCase golden, String input) {
        return golden.input(input).intValue();
    }
}
