package org.repdyn.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.comparison.Better;
import org.repdyn.statistics.comparison.Friedman;
import org.repdyn.statistics.comparison.Holm;
import org.repdyn.statistics.comparison.PairedTTest;
import org.repdyn.statistics.comparison.WilcoxonSignedRank;
import org.repdyn.statistics.internal.Samples;
import org.repdyn.statistics.interval.BcaInterval;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.ConfidenceInterval;
import org.repdyn.statistics.interval.StudentInterval;

/**
 * Shares of synthetic studies, with known truth and fixed seeds, in which an interval covers and a test makes a false
 * claim.
 */
@Tag("slow")
@DisplayName("In 2,000 synthetic studies,")
class SyntheticStudiesTest {

    private static final int STUDIES = 2_000;

    private static final double LEVEL = 0.95;

    private static final double SIGNIFICANCE = 0.05;

    private static final Seed SEED = new Seed(1);

    /** Shape of the gamma distribution, whose skewness is 2/√shape = 1. */
    private static final double SHAPE = 4;

    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    @DisplayName("a 95 % interval of Student covers the mean of normal values in 93 to 97 %")
    void student(int n) {
        ContinuousSampler normal = SEED.child("student").child(n).gaussians();
        assertThat(share(i -> covers(
                        StudentInterval.of(draw(normal, n), LEVEL).orElseThrow().interval(), 0)))
                .isBetween(0.93, 0.97);
    }

    @Test
    @DisplayName("a 95 % BCa interval covers the mean of 100 skewed values in 93 to 97 %")
    void bca() {
        assertThat(bcaCoverage(100)).isBetween(0.93, 0.97);
    }

    @ParameterizedTest
    @CsvSource({"5, 0.83", "10, 0.89", "20, 0.92", "50, 0.93"})
    @DisplayName("a 95 % BCa interval of skewed values covers as often as its documentation says")
    void bcaAsDocumented(int n, double documented) {
        assertThat(bcaCoverage(n)).isCloseTo(documented, within(threeErrors(documented)));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.90", "10, 0.94"})
    @DisplayName("an expanded BCa interval covers as often as its documentation says")
    void expanded(int n, double documented) {
        ContinuousSampler gamma = gamma("expanded", n);
        assertThat(share(i -> covers(
                        BcaInterval.expanded(draw(gamma, n), Samples::mean, LEVEL, bootstrap(i))
                                .orElseThrow()
                                .interval(),
                        1)))
                .isCloseTo(documented, within(threeErrors(documented)));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.93", "10, 0.94", "50, 0.94"})
    @DisplayName("a 95 % interval of Student covers the mean of skewed values as often as documented")
    void studentOfSkewedValues(int n, double documented) {
        ContinuousSampler gamma = gamma("Student", n);
        assertThat(share(i -> covers(
                        StudentInterval.of(draw(gamma, n), LEVEL).orElseThrow().interval(), 1)))
                .isCloseTo(documented, within(threeErrors(documented)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10})
    @DisplayName("the paired t test at 5 % makes false claims in 5 %")
    void pairedT(int n) {
        ContinuousSampler normal = SEED.child("paired t").child(n).gaussians();
        assertThat(share(i -> PairedTTest.of(draw(normal, n), draw(normal, n))
                                .orElseThrow()
                                .pValue()
                        <= SIGNIFICANCE))
                .isCloseTo(SIGNIFICANCE, within(threeErrors(SIGNIFICANCE)));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "6, 0.03125", "10, 0.048828125"})
    @DisplayName("the signed-rank test at 5 % makes as many false claims as the possible p-values allow")
    void signedRank(int n, double exact) {
        ContinuousSampler normal = SEED.child("signed rank").child(n).gaussians();
        assertThat(share(i -> WilcoxonSignedRank.of(draw(normal, n), draw(normal, n))
                                .orElseThrow()
                                .pValue()
                        <= SIGNIFICANCE))
                .isCloseTo(exact, within(threeErrors(exact)));
    }

    @ParameterizedTest
    @CsvSource({"10, 4, 0.05", "10, 5, 0.05", "20, 6, 0.05", "5, 3, 0.0085", "10, 5, 0.005"})
    @DisplayName("Friedman's test makes as many false claims as its significance says, also a small one")
    void friedman(int datasets, int arms, double significance) {
        ContinuousSampler normal =
                SEED.child("Friedman").child(datasets).child(arms).gaussians();
        assertThat(share(i -> Friedman.of(matrix(normal, datasets, arms), Better.HIGHER)
                                .orElseThrow()
                                .pValue()
                        <= significance))
                .isCloseTo(significance, within(threeErrors(significance)));
    }

    @Test
    @DisplayName("10 tests of equal arms make a false claim in over 15 % uncorrected and in at most 5 % after Holm")
    void holm() {
        assertThat(familyWise("without", pValues -> pValues)).isGreaterThan(0.15);
        assertThat(familyWise("with", Holm::adjust)).isBetween(0.01, SIGNIFICANCE + threeErrors(SIGNIFICANCE));
    }

    @Test
    @DisplayName("the ends of a bootstrap interval vary by about 1 % of the length between seeds")
    void bootstrapEnds() {
        double[] values = draw(SEED.child("ends").gaussians(), 20);
        List<ConfidenceInterval> intervals = IntStream.range(0, 40)
                .mapToObj(i -> BcaInterval.of(values, Samples::mean, LEVEL, Bootstrap.of(SEED.child(i)))
                        .orElseThrow()
                        .interval())
                .toList();
        double[] lows = intervals.stream().mapToDouble(ConfidenceInterval::low).toArray();
        double[] lengths =
                intervals.stream().mapToDouble(c -> 2 * c.halfLength()).toArray();
        assertThat(Samples.deviation(lows) / Samples.mean(lengths)).isBetween(0.005, 0.015);
    }

    private static double familyWise(String purpose, Correction correction) {
        ContinuousSampler normal = SEED.child("Holm").child(purpose).gaussians();
        int arms = 5;
        int n = 10;
        return share(i -> {
            List<double[]> values = matrix(normal, arms, n);
            List<Double> pValues = new ArrayList<>();
            for (int a = 0; a < arms; a++) {
                for (int b = a + 1; b < arms; b++) {
                    pValues.add(PairedTTest.of(values.get(a), values.get(b))
                            .orElseThrow()
                            .pValue());
                }
            }
            double[] all = pValues.stream().mapToDouble(Double::doubleValue).toArray();
            return Arrays.stream(correction.of(all)).anyMatch(p -> p <= SIGNIFICANCE);
        });
    }

    private static double bcaCoverage(int n) {
        ContinuousSampler gamma = gamma("BCa", n);
        return share(i -> covers(
                BcaInterval.of(draw(gamma, n), Samples::mean, LEVEL, bootstrap(i))
                        .orElseThrow()
                        .interval(),
                1));
    }

    private static boolean covers(ConfidenceInterval interval, double truth) {
        return interval.contains(truth);
    }

    private static Bootstrap bootstrap(int study) {
        return new Bootstrap(SEED.child("resamples").child(study), 999);
    }

    /** Returns a sampler with mean 1 and skewness 1. */
    private static ContinuousSampler gamma(String purpose, int n) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(
                SEED.child(purpose).child(n).generator(), SHAPE, 1 / SHAPE);
    }

    private static double[] draw(ContinuousSampler sampler, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }

    private static List<double[]> matrix(ContinuousSampler sampler, int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(i -> draw(sampler, columns)).toList();
    }

    private static double share(IntPredicate study) {
        return IntStream.range(0, STUDIES).filter(study).count() / (double) STUDIES;
    }

    /** Returns three standard errors of a share of all studies. */
    private static double threeErrors(double share) {
        return 3 * Math.sqrt(share * (1 - share) / STUDIES);
    }

    /** Correction of p-values for their number. */
    @FunctionalInterface
    private interface Correction {
        double[] of(double[] pValues);
    }
}
