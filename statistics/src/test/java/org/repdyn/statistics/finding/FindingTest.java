package org.repdyn.statistics.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SeedMean;
import org.repdyn.statistics.comparison.PairedTest;
import org.repdyn.statistics.interval.SeedMeans;

class FindingTest {

    @Test
    @DisplayName("Nothing is claimed from one seed")
    void oneSeed() {
        assertThat(finding(arm("a", 1.0), arm("b", 9.0)).sentences())
                .containsExactly(
                        "a: accuracy: one seed: no interval; it needs at least 2.",
                        "b: accuracy: one seed: no interval; it needs at least 2.",
                        "No claim about a and b in accuracy: one common seed, and a test needs at least 2.");
    }

    @Test
    @DisplayName("Nothing is claimed of arms with one common seed, however many seeds each of them has")
    void oneCommonSeed() {
        ArmValues other = new ArmValues("b", Map.of("3", 5.0));
        ArmValues third = new ArmValues("c", Map.of("x", 5.0));
        assertThat(finding(arm("a", 1.0, 1.1, 0.9), other, third).sentences())
                .containsExactly(
                        "a: accuracy 1.000 ± 0.25 (mean and Student's 95 % interval, 3 seeds).",
                        "b: accuracy: one seed: no interval; it needs at least 2.",
                        "c: accuracy: one seed: no interval; it needs at least 2.",
                        "No claim about a and b in accuracy: one common seed, and a test needs at least 2.",
                        "No claim about a and c; b and c in accuracy: no common seed, and a test needs at least 2.");
    }

    @Test
    @DisplayName("Nothing is claimed from differences without spread, nor from values that are not finite")
    void noSpread() {
        assertThat(finding(arm("a", 1, 2, 3), arm("b", 2, 3, 4), arm("c", 1, Double.NaN, 2))
                        .sentences())
                .containsExactly(
                        "a: accuracy 2.000 ± 2.5 (mean and Student's 95 % interval, 3 seeds).",
                        "b: accuracy 3.000 ± 2.5 (mean and Student's 95 % interval, 3 seeds).",
                        "c: accuracy: value 2 of 3 is NaN: no interval; it needs finite values.",
                        "No claim about a and b in accuracy: the difference is -1.000 for all 3 seeds: no paired test, "
                                + "because differences without spread say nothing about other seeds.",
                        "No claim about a and c; b and c in accuracy: value 2 of 3 is NaN: no paired test; it needs"
                                + " finite values.");
    }

    @Test
    @DisplayName("Pairs whose values are equal up to rounding have one sentence")
    void equal() {
        ArmValues[] arms = {arm("a", 0.1, 0.2), arm("b", 0.1, 0.2), arm("c", 0.1, 0.2), arm("d", 0.1, 0.1 + 0.1)};
        assertThat(finding(arms).comparisons())
                .allMatch(Finding::findsNothing)
                .containsExactly(
                        "No claim about 6 pairs (a and b; a and c; a and d; …) in accuracy: the values are equal up to"
                                + " rounding for all 2 seeds: no paired test, because differences without spread say"
                                + " nothing about other seeds.");
    }

    @Test
    @DisplayName("A clear difference is significant, with the test, the number of seeds and the p-value")
    void clear() {
        Finding finding = finding(arm("loss=x", 0.50, 0.52, 0.51), arm("loss=y", 0.70, 0.73, 0.70));
        assertThat(finding.sentences())
                .containsExactly(
                        "loss=x: accuracy 0.5100 ± 0.025 (mean and Student's 95 % interval, 3 seeds).",
                        "loss=y: accuracy 0.7100 ± 0.043 (mean and Student's 95 % interval, 3 seeds).",
                        "loss=y has a higher accuracy than loss=x by 0.200 (95 % interval 0.175 to 0.225; "
                                + "paired t test over 3 common seeds, p = 0.031, the least that 3 seeds allow).");
        assertThat(finding.pairs().get(0).significant()).isTrue();
    }

    @Test
    @DisplayName(
            "Runs that end in one of two states by chance are not claimed to differ from three seeds, however small their spread")
    void twoStates() {
        Finding finding = finding(arm("a", 1, 1.000001, 1), arm("b", 0, 0, 0.000002), arm("c", 0, 1, 1.000001));
        Finding.Pair pair = finding.pairs().get(0);
        assertThat(pair.difference().value().orElseThrow().pValue()).isLessThan(1e-11);
        assertThat(pair.pValue()).hasValue(2 / Math.pow(4, 3));
        assertThat(pair.limit()).isEqualTo(PValueLimit.FEW_SEEDS);
        assertThat(finding.pairs()).noneMatch(Finding.Pair::significant);
        // 3·2/4ⁿ is above 5 % for n = 3 and below it for n = 4.
        assertThat(finding.comparisons().get(0))
                .contains("p = 0.031 alone and 0.094 corrected by Holm for 3 tests, the least that 3 seeds allow")
                .endsWith("; 4 seeds would show a difference of this size with a power of 80 %.");
    }

    @Test
    @DisplayName(
            "Means over further settings have the p-value of their single runs, if the means of seeds lie closer together")
    void spreadOfRuns() {
        ComparedPair pair = new ComparedPair(
                arm("a", 1.1, 1.1001, 1.1),
                arm("b", 1, 1, 1),
                Optional.empty(),
                Optional.of(new RunSpread(0.05, 6, 3)));
        Finding finding = Finding.answers(
                        List.of(new Question("rank", "loss", List.of(pair), false)), IntervalMethod.STUDENT)
                .get(0);
        // SciPy: 2*stats.t.sf(0.3001/3/0.05, 10).
        assertThat(finding.pairs().get(0).pValue().orElseThrow()).isCloseTo(0.07330654977441434, within(1e-13));
        assertThat(finding.comparisons().get(0)).contains("p = 0.073, by the spread of single runs");
    }

    @Test
    @DisplayName("Three arms have three tests, whose p-values are corrected")
    void corrected() {
        Finding finding = finding(
                arm("a", 0.50, 0.52, 0.51, 0.49, 0.50),
                arm("b", 0.70, 0.73, 0.70, 0.71, 0.69),
                arm("c", 0.72, 0.70, 0.71, 0.73, 0.69));
        assertThat(finding.sentences())
                .containsExactly(
                        "a: accuracy 0.5040 ± 0.014 (mean and Student's 95 % interval, 5 seeds).",
                        "b: accuracy 0.7060 ± 0.019 (mean and Student's 95 % interval, 5 seeds).",
                        "c: accuracy 0.7100 ± 0.020 (mean and Student's 95 % interval, 5 seeds).",
                        "b has a higher accuracy than a by 0.202 (95 % interval 0.186 to 0.218, not corrected; paired"
                                + " t test over 5 common seeds, p = 0.0059 corrected by Holm for 3 tests, the least that 5"
                                + " seeds allow).",
                        "c has a higher accuracy than a by 0.206 (95 % interval 0.176 to 0.236, not corrected; paired"
                                + " t test over 5 common seeds, p = 0.0059 corrected by Holm for 3 tests, the least that 5"
                                + " seeds allow).",
                        "No significant difference in accuracy between c and b (95 % interval -0.0217 to 0.0297, not"
                                + " corrected; paired t test over 5 common seeds, p = 0.69 corrected by Holm for 3 tests);"
                                + " 285 seeds would show a difference of this size with a power of 80 %.");
        for (Finding.Pair pair : finding.pairs()) {
            assertThat(pair.corrected().orElseThrow())
                    .isGreaterThanOrEqualTo(pair.pValue().orElseThrow());
        }
    }

    @Test
    @DisplayName("A difference that is significant before the correction alone is reported as not significant")
    void notAfterCorrection() {
        Finding finding =
                finding(arm("a", 0.1, 0.3, 0.2, 0.4), arm("b", 0.35, 0.39, 0.33, 0.57), arm("c", 0.2, 0.1, 0.4, 0.3));
        Finding.Pair pair = finding.pairs().get(0);
        assertThat(pair.pValue().orElseThrow()).isLessThan(0.05);
        assertThat(pair.significant()).isFalse();
        assertThat(finding.sentences().get(3))
                .isEqualTo(
                        "No significant difference in accuracy between b and a after the correction (95 % interval 0.0513 to"
                                + " 0.269, not corrected; paired t test over 4 common seeds, p = 0.018 alone and 0.055 corrected"
                                + " by Holm for 3 tests); 5 seeds would show a difference of this size with a power of 80 %.");
    }

    @Test
    @DisplayName("With many seeds the test is that of Wilcoxon")
    void manySeeds() {
        double[] noise = {0.1, -0.2, 0.3, 0.05, -0.15, 0.25, 0.02, -0.08, 0.12, 0.07};
        Finding finding = finding(
                arm("a", noise),
                arm(
                        "b",
                        IntStream.range(0, 10)
                                .mapToDouble(i -> 1 + noise[9 - i] / 2)
                                .toArray()));
        assertThat(finding.pairs().get(0).test()).isEqualTo(PairedTest.WILCOXON);
        assertThat(finding.sentences())
                .containsExactly(
                        "a: accuracy 0.04800 ± 0.11 (mean and Student's 95 % interval, 10 seeds).",
                        "b: accuracy 1.024 ± 0.057 (mean and Student's 95 % interval, 10 seeds).",
                        "b has a higher accuracy than a by 0.976 (95 % interval 0.813 to 1.14; Wilcoxon "
                                + "signed-rank test over 10 common seeds, p = 0.0020).");
    }

    @Test
    @DisplayName("A higher mean that rests on one value is not claimed against the signed ranks")
    void oneLargeValue() {
        Finding finding = finding(
                arm("a", 99, 1, 2, 3, 4, 5, 6, 7, 8, 9), arm("b", 0, 1.1, 2.2, 3.1, 4.2, 5.1, 6.2, 7.1, 8.2, 9.1));
        assertThat(finding.pairs().get(0).pValue()).hasValue(1.0);
        assertThat(finding.pairs().get(0).significant()).isFalse();
    }

    @Test
    @DisplayName("Beyond six pairs the significant ones are counted")
    void manyPairs() {
        Finding finding = finding(
                arm("a", 1.0, 1.1, 0.9, 1.0, 1.1),
                arm("b", 2.0, 2.2, 2.1, 2.2, 2.0),
                arm("c", 3.1, 3.0, 2.9, 3.1, 3.1),
                arm("d", 4.2, 4.0, 4.1, 4.1, 4.0),
                arm("e", 4.2, 4.1, 4.0, 4.0, 4.1));
        assertThat(finding.sentences().get(11)).isEqualTo("4 further pairs in accuracy: 3 significant, 1 not.");
    }

    @Test
    @DisplayName(
            "Further pairs are counted without numbers of 0, and a sentence of them finds nothing if none is significant")
    void furtherPairs() {
        assertThat(FurtherPairs.text(3, 1, 0)).isEqualTo("3 significant, 1 not");
        assertThat(FurtherPairs.text(2, 0, 1)).isEqualTo("2 significant, 1 without a test");
        assertThat(FurtherPairs.text(2, 0, 0)).isEqualTo("all are significant");
        assertThat(FurtherPairs.text(1, 0, 0)).isEqualTo("significant");
        assertThat(FurtherPairs.text(0, 1, 0)).isEqualTo("not significant");
        assertThat(FurtherPairs.text(0, 20, 0)).isEqualTo("none is significant");
        assertThat(FurtherPairs.text(0, 6, 3)).isEqualTo("6 not significant, 3 without a test");
        assertThat(FurtherPairs.text(0, 0, 1)).isEqualTo("without a test");
        assertThat(FurtherPairs.text(0, 0, 2)).isEqualTo("none has a test");
        for (int significant = 0; significant < 3; significant++) {
            for (int not = 0; not < 3; not++) {
                for (int untested = 0; untested < 3; untested++) {
                    if (significant + not + untested > 0) {
                        String text = FurtherPairs.text(significant, not, untested);
                        assertThat(Finding.findsNothing("4 further pairs in rank: " + text + "."))
                                .as(text)
                                .isEqualTo(significant == 0);
                    }
                }
            }
        }
        assertThat(Finding.findsNothing("1 further pair in rank: 0 significant, 1 not."))
                .as("text of earlier versions")
                .isTrue();
    }

    @Test
    @DisplayName("The p-values of several numbers are corrected together, and only the chosen pairs are compared")
    void together() {
        ArmValues a = arm("a", 0.50, 0.52, 0.51, 0.49, 0.50);
        ArmValues b = arm("b", 0.70, 0.73, 0.70, 0.71, 0.69);
        ArmValues c = arm("c", 0.72, 0.70, 0.71, 0.73, 0.69);
        Map<String, List<ArmValues>> columns = new LinkedHashMap<>();
        columns.put("rank", List.of(a, b, c));
        columns.put("accuracy", List.of(b, c));

        List<Finding> findings =
                Finding.together(columns, (first, second) -> second.equals("c"), IntervalMethod.STUDENT);

        assertThat(findings).extracting(Finding::column).containsExactly("rank", "accuracy");
        assertThat(findings.get(0).pairs()).extracting(Finding.Pair::second).containsExactly("a", "b");
        assertThat(findings.get(1).pairs()).hasSize(1);
        assertThat(findings.get(0).pairs().get(0).corrected().orElseThrow())
                .isEqualTo(3 * findings.get(0).pairs().get(0).pValue().orElseThrow());
        assertThat(findings.get(1).comparisons()).singleElement().asString().contains("corrected by Holm for 3 tests");
    }

    @Test
    @DisplayName("Of several numbers each has its significant pairs and the one that is closest to significance")
    void severalNumbers() {
        List<ArmValues> arms = List.of(
                arm("a", 0.50, 0.52, 0.51, 0.49, 0.50),
                arm("b", 0.70, 0.73, 0.70, 0.71, 0.69),
                arm("c", 0.72, 0.70, 0.71, 0.73, 0.69),
                arm("d", 0.71, 0.70, 0.72, 0.73, 0.68));
        Map<String, List<ArmValues>> columns = new LinkedHashMap<>();
        columns.put("rank", arms);
        columns.put("accuracy", arms);

        List<String> comparisons = Finding.together(columns, (first, second) -> true, IntervalMethod.STUDENT)
                .get(0)
                .comparisons();

        assertThat(comparisons).hasSize(5);
        // By p-value the order would be d, c, b; that of the study is the same for each number.
        for (int i = 0; i < 3; i++) {
            assertThat(comparisons.get(i)).startsWith("bcd".charAt(i) + " has a higher rank than a by ");
        }
        assertThat(comparisons.get(3)).startsWith("No significant difference in rank between ");
        assertThat(comparisons.get(4)).isEqualTo("2 further pairs in rank: none is significant.");
        assertThat(comparisons.stream().filter(Finding::findsNothing))
                .containsExactlyElementsOf(comparisons.subList(3, 5));
    }

    @Test
    @DisplayName(
            "with bootstrap intervals says so, has the intervals of the differences and means, and the same p-values")
    void bootstrap() {
        // One outlier, so that an interval of the bootstrap is not symmetric and differs from that of Student.
        List<ArmValues> arms = List.of(
                arm("a", 0.50, 0.52, 0.51, 0.49, 0.50, 0.51, 0.52, 0.50, 0.49, 0.80),
                arm("b", 0.40, 0.43, 0.40, 0.41, 0.39, 0.40, 0.41, 0.42, 0.40, 0.38));
        Finding student = Finding.together(Map.of("rank", arms), (first, second) -> true, IntervalMethod.STUDENT)
                .get(0);
        Finding bca = Finding.together(Map.of("rank", arms), (first, second) -> true, IntervalMethod.BCA)
                .get(0);

        double[] differences = new double[10];
        Arrays.setAll(differences, i -> arms.get(0).values()[i] - arms.get(1).values()[i]);
        SeedMean mean = SeedMeans.of(IntervalMethod.BCA, differences).orElseThrow();
        assertThat(bca.pairs().get(0).interval()).contains(mean);
        SeedMean.Interval interval = mean.interval().orElseThrow();
        assertThat(interval.method()).isEqualTo("bca");
        assertThat(interval.high() - mean.mean())
                .as("the longer end is that of the outlier")
                .isGreaterThan(1.5 * (mean.mean() - interval.low()));
        assertThat(bca.pairs().get(0).pValue()).isEqualTo(student.pairs().get(0).pValue());
        assertThat(bca.comparisons())
                .containsExactly(student.comparisons()
                        .get(0)
                        .replaceFirst(
                                "95 % interval [^;]*",
                                String.format(
                                        Locale.ROOT,
                                        "95 %% bootstrap interval %.3g to %.3g",
                                        interval.low(),
                                        interval.high())));
        assertThat(bca.means().get(0)).contains("(mean and 95 % bootstrap interval (BCa), 10 seeds)");
    }

    private static Finding finding(ArmValues... arms) {
        return Finding.of("accuracy", List.of(arms));
    }

    private static ArmValues arm(String name, double... values) {
        return ArmValues.of(name, values);
    }
}
