package org.repdyn.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.ranking.RunRanking;
import org.repdyn.study.Settings;

@DisplayName("The statistics of a study")
class StudyStatisticsTest {

    private static final String RANK = "effective-rank";

    private final List<ArmResult> arms = new ArrayList<>();
    private final Map<String, ArmFactors> factors = new LinkedHashMap<>();

    private void arm(String group, long seed, ArmStatus status, Map<String, Double> columns) {
        arm(group, Map.of(), seed, status, columns);
    }

    private void arm(
            String group, Map<String, FactorValue> values, long seed, ArmStatus status, Map<String, Double> columns) {
        String name = group + "-seed" + seed;
        arms.add(ArmResult.builder(name, status)
                .finalTime(1)
                .finalLoss(OptionalDouble.of(0.5))
                .columns(columns)
                .deviationReason(Optional.of("no theory"))
                .seconds(1)
                .finding("kept its rank")
                .build());
        factors.put(name, new ArmFactors(group, seed, values));
    }

    /** Adds completed arms of a group with the seeds 1, 2, …. */
    private void group(String group, double... ranks) {
        for (int i = 0; i < ranks.length; i++) {
            arm(group, i + 1, ArmStatus.COMPLETED, Map.of(RANK, ranks[i]));
        }
    }

    private SeedStatistics statistics(boolean chosen, String... observables) {
        List<Column> columns = new ArrayList<>();
        for (String observable : observables) {
            columns.add(new Column(observable, observable.replace('-', ' '), Column.Format.DIMENSIONS));
        }
        return StudyStatistics.of(
                RunResult.builder("r", "t")
                        .columns(columns)
                        .arms(arms)
                        .factors(factors)
                        .build(),
                chosen,
                IntervalMethod.STUDENT);
    }

    @Test
    @DisplayName("are none if no group has two seeds")
    void oneSeed() {
        group("a", 1.0);
        group("b", 9.0);
        assertThat(statistics(false, RANK)).isEqualTo(SeedStatistics.NONE);
    }

    @Test
    @DisplayName("are the means with Student's intervals, and the paired test over common seeds")
    void twoGroups() {
        group("a", 0.91, 0.93, 0.92, 0.90, 0.94);
        group("b", 0.88, 0.91, 0.88, 0.88, 0.90);

        SeedStatistics statistics = statistics(false, RANK);

        assertThat(statistics.groups()).extracting(GroupSummary::name).containsExactly("a", "b");
        GroupSummary first = statistics.groups().get(0);
        assertThat(first.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(first.outcome()).isEqualTo("5 completed");
        // The same numbers as the example in docs/statistics.md: 0.9200 ± 0.020.
        SeedMean mean = first.column(RANK).orElseThrow();
        assertThat(mean.mean()).isEqualTo(0.92, within(1e-15));
        assertThat(mean.interval().orElseThrow().halfLength()).isEqualTo(0.019632, within(1e-6));
        assertThat(first.finalLoss().orElseThrow().noInterval().orElseThrow()).startsWith("all 5 seeds gave 0.500000");
        assertThat(first.finalLoss().orElseThrow().mean()).isEqualTo(0.5);
        assertThat(first.deviation()).isEmpty();
        assertThat(statistics.findings())
                .containsExactly("a has a higher effective rank than b by 0.0300 (95 % interval 0.0176 to 0.0424; "
                        + "paired t test over 5 common seeds, p = 0.0026).");
        GroupDifference difference = statistics.differences().get(0);
        assertThat(difference.significant()).isTrue();
        assertThat(difference.test()).isEqualTo("student");
        assertThat(difference.difference().orElseThrow().mean()).isEqualTo(0.03, within(1e-15));
    }

    @Test
    @DisplayName("begin with the groups whose loss is wrong")
    void wrongLoss() {
        group("a", 0.72, 0.70);
        group("b", 0.70, 0.73);
        arms.replaceAll(arm -> arm.name().startsWith("b")
                ? ArmResult.builder(arm.name(), arm.status())
                        .columns(arm.columns())
                        .notes(Map.of(ObservableNames.WRONG_LOSS, 1.0))
                        .build()
                : arm);
        assertThat(statistics(false, RANK).findings().get(0))
                .isEqualTo(
                        "The loss of 2 arms (b) is wrong, as 'repdyn check loss' shows; the finding on each arm says what"
                                + " is wrong.");
    }

    @Test
    @DisplayName("say how many seeds would show a difference that is not significant")
    void notSignificant() {
        group("a", 0.72, 0.70, 0.71, 0.73, 0.69);
        group("b", 0.70, 0.73, 0.70, 0.71, 0.69);
        assertThat(statistics(false, RANK).findings())
                .singleElement()
                .asString()
                .startsWith("No significant difference in effective rank between a and b")
                .contains("; 213 seeds would show a difference of this size with a power of 80 %.");
    }

    @Test
    @DisplayName("leave out arms that did not complete or have no finite value, and name them")
    void leftOut() {
        group("a", 1.0, 1.1, 0.9);
        arm("a", 4, ArmStatus.DIVERGED, Map.of(RANK, 1e9));
        arm("a", 5, ArmStatus.FAILED, Map.of());
        group("b", 2.0, 2.2, 2.1);
        arm("b", 4, ArmStatus.COMPLETED, Map.of(RANK, Double.NaN));
        group("c", 3.0);

        SeedStatistics statistics = statistics(false, RANK);

        assertThat(statistics.groups().get(0).outcome()).isEqualTo("3 completed, 1 diverged, 1 failed");
        assertThat(statistics.groups().get(0).column(RANK).orElseThrow().seeds())
                .isEqualTo(3);
        assertThat(statistics.groups().get(2).column(RANK).orElseThrow())
                .satisfies(mean -> assertThat(mean.mean()).isEqualTo(3.0))
                .satisfies(
                        mean -> assertThat(mean.noInterval()).contains("one seed: no interval; it needs at least 2"));
        assertThat(statistics.differences())
                .as("nothing is claimed about c")
                .singleElement()
                .satisfies(difference -> assertThat(difference.first()).isEqualTo("b"));
        assertThat(statistics.findings().subList(1, statistics.findings().size()))
                .containsExactly(
                        "No claim about c: one seed has a value, and a test needs at least 2.",
                        "Left out: 2 of 10 arms, which did not complete: a-seed4 (diverged), a-seed5 (failed).",
                        "Left out of effective rank: 1 of 10 arms, which have no finite value: b-seed4.");
    }

    @Test
    @DisplayName("test the first three columns that two groups have, or those that the study chose")
    void columns() {
        Map<String, Double> all = Map.of("w", 1.0, "x", 1.0, "y", 1.0, "z", 1.0);
        for (long seed = 1; seed <= 3; seed++) {
            double value = seed;
            arm(
                    "a",
                    seed,
                    ArmStatus.COMPLETED,
                    Map.of("only-a", value, "w", value, "x", value, "y", value, "z", value));
            arm("b", seed, ArmStatus.COMPLETED, all);
        }
        assertThat(statistics(false, "only-a", "w", "x", "y", "z").differences())
                .extracting(GroupDifference::observable)
                .containsExactly("w", "x", "y");
        assertThat(statistics(true, "only-a", "w", "x", "y", "z").differences())
                .extracting(GroupDifference::observable)
                .containsExactly("w", "x", "y", "z");
        assertThat(statistics(false, "w", "x", "y").findings())
                .allSatisfy(finding -> assertThat(finding).contains("corrected by Holm for 3 tests"));
    }

    @Test
    @DisplayName("tell two columns with one label apart")
    void equalLabels() {
        for (long seed = 1; seed <= 3; seed++) {
            arm("a", seed, ArmStatus.COMPLETED, Map.of("x-y", (double) seed, "x y", 1.0));
            arm("b", seed, ArmStatus.COMPLETED, Map.of("x-y", 0.0, "x y", Math.sqrt((double) seed)));
        }
        assertThat(statistics(false, "x-y", "x y").findings())
                .satisfiesExactly(first -> assertThat(first).contains("in x y between"), second -> assertThat(second)
                        .contains("in x y (x y) between"));
    }

    @Test
    @DisplayName("of one group are its means in words, without a test")
    void oneGroup() {
        group("a", 1.0, 1.1, 0.9);
        SeedStatistics statistics = statistics(false, RANK);
        assertThat(statistics.differences()).isEmpty();
        assertThat(statistics.findings())
                .containsExactly("a: effective rank 1.000 ± 0.25 (mean and Student's 95 % interval, 3 seeds).");
    }

    @Test
    @DisplayName("of more than ten groups test the pairs that differ in one part")
    void oneFactor() {
        for (String loss : List.of("vicreg", "barlow-twins", "nt-xent", "simsiam")) {
            for (int width : new int[] {16, 64, 256}) {
                Map<String, FactorValue> values = new LinkedHashMap<>();
                values.put("loss", new FactorValue.Text(loss));
                values.put("encoder.width", new FactorValue.Numeric(width));
                if (loss.equals("nt-xent")) {
                    values.put("loss.temperature", new FactorValue.Numeric(0.5));
                }
                for (long seed = 1; seed <= 3; seed++) {
                    double rank = loss.length() + width + Math.sin((double) seed * loss.length() * width);
                    arm(loss + "-width" + width, values, seed, ArmStatus.COMPLETED, Map.of(RANK, rank));
                }
            }
        }
        // 3 widths × 6 pairs of losses + 4 losses × 3 pairs of widths
        assertThat(statistics(false, RANK).differences()).hasSize(30);
    }

    @Test
    @DisplayName("of more than 1,000 tests are the means, and the reason why there are no tests")
    void tooMany() {
        for (int width = 1; width <= 46; width++) {
            Map<String, FactorValue> values = Map.of("encoder.width", new FactorValue.Numeric(width));
            for (long seed = 1; seed <= 2; seed++) {
                arm("width" + width, values, seed, ArmStatus.COMPLETED, Map.of(RANK, width + seed * 0.1));
            }
        }
        SeedStatistics statistics = statistics(false, RANK);
        assertThat(statistics.groups()).hasSize(46);
        assertThat(statistics.differences()).isEmpty();
        assertThat(statistics.findings())
                .containsExactly(
                        "No tests: 46 groups need 1035 of them, and corrected for more than 1000 no usual number"
                                + " of seeds is enough. Compare fewer groups.");
    }

    /** Adds completed arms of a loss under a constraint on a dataset, with the seeds 1, 2, …. */
    private void cell(String data, String loss, String constraint, double... ranks) {
        Map<String, FactorValue> values = new LinkedHashMap<>();
        values.put("loss", new FactorValue.Text(loss));
        values.put("constraint", new FactorValue.Text(constraint));
        values.put("dynamics", new FactorValue.Text("flow"));
        values.put("data.side", new FactorValue.Numeric(data.length()));
        values.put("data", new FactorValue.Text(data));
        for (int i = 0; i < ranks.length; i++) {
            arm(data + "-" + loss + "-" + constraint, values, i + 1, ArmStatus.COMPLETED, Map.of(RANK, ranks[i]));
        }
    }

    @Test
    @DisplayName("rank the values of factors over two datasets, and their combinations")
    void rankings() {
        for (String data : List.of("digits", "fashion")) {
            cell(data, "a", "free", 1, 2, 1);
            cell(data, "b", "free", 2, 1, 2);
            cell(data, "c", "free", 8, 8, 7);
            cell(data, "a", "stiefel", 5, 5, 5);
            cell(data, "b", "stiefel", 5.5, 5.5, 5.5);
        }
        SeedStatistics statistics = statistics(false, RANK);

        assertThat(statistics.rankings())
                .extracting(GroupRanking::by)
                .containsExactly(List.of("loss"), List.of("loss", "constraint"));
        GroupRanking byLoss = statistics.rankings().get(0);
        assertThat(byLoss.blocks()).isEqualTo(6);
        assertThat(byLoss.seedsAreBlocks()).isTrue();
        assertThat(byLoss.leftOut()).containsExactly("stiefel (not all methods have it)");
        assertThat(byLoss.methods()).extracting(GroupRanking.Method::name).startsWith("c");
        GroupRanking both = statistics.rankings().get(1);
        assertThat(both.methods()).hasSize(5);
        assertThat(both.methods().get(0).rank()).isEqualTo(1);
        assertThat(both.corrected()).isLessThan(0.05);
        // Two rankings have a fifth of the weight, and keep it.
        assertThat(both.corrected()).isCloseTo(10 * both.pValue(), within(1e-12 * both.pValue()));
        // No pair of groups is significant with three seeds, so the pairs keep their weight too.
        assertThat(both.significance()).isCloseTo(0.05 / 10, within(1e-15));
        assertThat(both.criticalDifference())
                .isEqualTo(CriticalDifference.of(
                                List.of("1", "2", "3", "4", "5"), List.of(1.0, 2.0, 3.0, 4.0, 5.0), 6, 0.005)
                        .distance());
        assertThat(statistics.findings())
                .anyMatch(finding -> finding.contains(" corrected for 2 rankings with 1/5 of the weight; "))
                .anyMatch(finding -> finding.contains(" corrected by Holm for 18 tests with 4/5 of the weight"))
                .anyMatch(finding -> finding.contains("(critical difference of Nemenyi at 0.5 %)"));
        assertThat(statistics.findings())
                .anyMatch(
                        finding -> finding.startsWith("Mean ranks in effective rank, 1 for the highest: c, free 1.00"))
                .anyMatch(finding -> finding.contains("the seeds of digits, fashion"));
    }

    @Test
    @DisplayName("test no pairs of groups on different datasets")
    void noPairsAcrossDatasets() {
        for (String data : List.of("digits", "fashion")) {
            cell(data, "a", "free", 1, 2, 1.5);
            cell(data, "b", "free", 2, 3, 2.2);
        }
        assertThat(statistics(false, RANK).differences()).hasSize(2).allMatch(difference -> difference
                .first()
                .split("-", 2)[0]
                .equals(difference.second().split("-", 2)[0]));
    }

    @Test
    @DisplayName("test no pairs of groups on the data of different files, but pairs on different numbers of samples")
    void noPairsAcrossFiles() {
        for (String file : List.of("a.csv", "b.csv")) {
            for (int train : new int[] {40, 80}) {
                Map<String, FactorValue> values = new LinkedHashMap<>();
                values.put("data", new FactorValue.Text("table"));
                values.put("data.path", new FactorValue.Text(file));
                values.put("data.train", new FactorValue.Numeric(train));
                for (long seed = 1; seed <= 3; seed++) {
                    arm(file + "-" + train, values, seed, ArmStatus.COMPLETED, Map.of(RANK, Math.sin(seed * train)));
                }
            }
        }
        assertThat(statistics(false, RANK).differences())
                .extracting(difference -> difference.first().split("-", 2)[0] + " and "
                        + difference.second().split("-", 2)[0])
                .containsExactly("a.csv and a.csv", "b.csv and b.csv");
    }

    @Test
    @DisplayName("have no ranking over numbers of samples of one dataset, which compare like other settings")
    void samplesAreNoDatasets() {
        for (int train : new int[] {10, 20, 40, 80, 160}) {
            for (String loss : List.of("a", "b", "c")) {
                Map<String, FactorValue> values = new LinkedHashMap<>();
                values.put("loss", new FactorValue.Text(loss));
                values.put("data", new FactorValue.Text("digits"));
                values.put("data.train", new FactorValue.Numeric(train));
                for (long seed = 1; seed <= 3; seed++) {
                    double rank = loss.charAt(0) + Math.log(train) + 0.01 * Math.sin(seed * train);
                    arm(loss + "-train" + train, values, seed, ArmStatus.COMPLETED, Map.of(RANK, rank));
                }
            }
        }
        SeedStatistics statistics = statistics(false, RANK);
        assertThat(statistics.rankings()).isEmpty();
        assertThat(statistics.effects())
                .extracting(FactorEffect::setting)
                .containsOnly("loss", "data.train")
                .hasSize(3 + 10);
        assertThat(statistics.findings())
                .anyMatch(finding ->
                        finding.startsWith("train = 160 has a higher effective rank than train = 10 by 2.78"));
    }

    @Test
    @DisplayName("take each key that all datasets have for a setting, and options of a dataset for other data")
    void keysOfAllDatasets() {
        Map<String, Boolean> expected = new LinkedHashMap<>();
        Settings.SPLIT_KEYS.forEach(key -> expected.put(key, false));
        expected.put("path", true);
        expected.put("side", true);
        expected.forEach((key, several) -> {
            Map<String, ArmFactors> own = new LinkedHashMap<>();
            List<ArmResult> both = new ArrayList<>();
            for (int value = 1; value <= 2; value++) {
                String name = key + value;
                both.add(ArmResult.builder(name, ArmStatus.COMPLETED)
                        .finalTime(1)
                        .build());
                own.put(name, new ArmFactors(name, 0, Map.of("data." + key, new FactorValue.Numeric(value))));
            }
            RunResult run = RunResult.builder("r", "t").arms(both).factors(own).build();
            assertThat(RunRanking.of(run).severalDatasets()).as(key).isEqualTo(several);
        });
    }

    @Test
    @DisplayName("have no ranking on one dataset")
    void oneDataset() {
        cell("digits", "a", "free", 1, 2);
        cell("digits", "b", "free", 2, 3);
        cell("digits", "c", "free", 3, 4);
        assertThat(statistics(false, RANK).rankings()).isEmpty();
    }

    @Test
    @DisplayName(
            "of many groups are effects of each setting, over the combinations of the others that both values have")
    void effects() {
        double[] gain = {0.9, 1.0, 1.1};
        for (String loss : List.of("arora", "tcr", "vicreg")) {
            for (String constraint : List.of("euclidean", "stiefel")) {
                for (int width : new int[] {8, 16}) {
                    for (int seed = 0; seed < gain.length; seed++) {
                        boolean diverges =
                                loss.equals("arora") && constraint.equals("euclidean") && width == 8 && seed == 0;
                        // Where the run diverges, its number would hide the gain.
                        double rank =
                                diverges ? 1e9 : 2 + (constraint.equals("stiefel") ? gain[seed] : 0) + width / 100.0;
                        arm(
                                loss + constraint + width,
                                Map.of(
                                        "loss",
                                        new FactorValue.Text(loss),
                                        "constraint",
                                        new FactorValue.Text(constraint),
                                        "encoder.width",
                                        new FactorValue.Numeric(width)),
                                seed,
                                diverges ? ArmStatus.DIVERGED : ArmStatus.COMPLETED,
                                Map.of(RANK, rank));
                    }
                }
            }
        }
        SeedStatistics statistics = statistics(true, RANK);

        FactorEffect effect = statistics.effects().stream()
                .filter(one -> one.setting().equals("constraint"))
                .findFirst()
                .orElseThrow();
        assertThat(effect.over()).containsExactlyInAnyOrder("loss", "encoder.width");
        assertThat(List.of(effect.combinations(), effect.higher(), effect.lower()))
                .containsExactly(5, 5, 0);
        GroupDifference difference = effect.difference();
        assertThat(difference.first()).isEqualTo("stiefel");
        assertThat(difference.difference().orElseThrow().mean()).isCloseTo(1, within(1e-12));
        // Two degrees of freedom: p = 1 − t/√(t² + 2) with t = d̄/(s/√3).
        double t = 1 / (0.1 / Math.sqrt(3));
        assertThat(difference.pValue().orElseThrow()).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-12));
        assertThat(statistics.findings())
                .anyMatch(finding ->
                        finding.startsWith("stiefel has a higher effective rank than euclidean by 1.00 (mean over"
                                        + " 5 of 6 combinations of ")
                                && finding.contains("higher for stiefel in 5 of them"));
        assertThat(statistics.findings())
                .as("pairs of single groups that are not significant are counted")
                .noneMatch(finding -> finding.contains("aroraeuclidean8 and aroraeuclidean16"))
                .anyMatch(finding -> finding.matches(
                        "\\d+ further pairs of groups in effective rank: 6 not significant, \\d+ without a"
                                + " test\\."));
    }

    @Test
    @DisplayName("say which settings differ too where a setting is compared, also in one of its values and in rankings")
    void changingSettings() {
        for (String data : List.of("digits", "fashion")) {
            for (String loss : List.of("a", "b", "c")) {
                for (int width : new int[] {8, 16}) {
                    // In the order in which a run has them: an option comes after its plugin.
                    Map<String, FactorValue> values = new LinkedHashMap<>();
                    values.put("data", new FactorValue.Text(data));
                    values.put("loss", new FactorValue.Text(loss));
                    values.put("loss.own", new FactorValue.Numeric(loss.charAt(0)));
                    values.put("encoder.width", new FactorValue.Numeric(width));
                    values.put("dynamics.rate", new FactorValue.Numeric(loss.equals("c") ? 0.5 : 0.1));
                    for (int seed = 0; seed < 3; seed++) {
                        arm(
                                data + loss + width,
                                values,
                                seed,
                                ArmStatus.COMPLETED,
                                Map.of(RANK, 1.0 / (loss.charAt(0) + seed + width)));
                    }
                }
            }
        }
        SeedStatistics statistics = statistics(true, RANK);
        assertThat(statistics.effects())
                .filteredOn(effect -> effect.setting().equals("loss"))
                .hasSize(3)
                .allSatisfy(effect -> {
                    boolean other = List.of(
                                    effect.difference().first(),
                                    effect.difference().second())
                            .contains("c");
                    assertThat(effect.changing()).isEqualTo(other ? List.of("dynamics.rate") : List.of());
                });
        assertThat(statistics.findings())
                .contains("A rank of loss is not that of this setting alone: dynamics.rate changes with loss.");
    }

    @Test
    @DisplayName("do not compare seeds of a part of the draws, neither as a setting nor as groups")
    void seedsOfParts() {
        for (String loss : List.of("a", "b", "c", "d")) {
            for (int data = 0; data < 3; data++) {
                Map<String, FactorValue> values =
                        Map.of("loss", new FactorValue.Text(loss), "seed.data", new FactorValue.Numeric(data));
                for (int seed = 0; seed < 3; seed++) {
                    arm(
                            loss + data,
                            values,
                            seed,
                            ArmStatus.COMPLETED,
                            Map.of(RANK, 1.0 / (1 + 3 * seed + data * data)));
                }
            }
        }
        SeedStatistics statistics = statistics(true, RANK);
        assertThat(statistics.effects()).hasSize(6).allSatisfy(effect -> assertThat(effect.setting())
                .isEqualTo("loss"));
        assertThat(statistics.differences()).hasSize(18).allSatisfy(pair -> assertThat(
                        pair.first().substring(1))
                .isEqualTo(pair.second().substring(1)));
        assertThat(statistics.findings()).anyMatch(finding -> finding.contains("with means over seed.data, so it"));
    }

    @Test
    @DisplayName(
            "claim no effect if single runs vary, but the means over many of them differ by the same in each seed by"
                    + " chance")
    void effectOfTwoStates() {
        for (int k = 0; k < 12; k++) {
            for (int value = 0; value < 2; value++) {
                for (int seed = 0; seed < 3; seed++) {
                    // 5 of 12 runs are 1 with the first value and 6 with the second; which ones, varies with the seed.
                    boolean one = (5 * k + 2 * k * value + 3 * seed) % 12 < 5 + value;
                    arm(
                            "g" + k + "v" + value,
                            Map.of(
                                    "loss", new FactorValue.Text(value == 0 ? "vicreg" : "tcr"),
                                    "encoder.width", new FactorValue.Numeric(k + 1)),
                            seed,
                            ArmStatus.COMPLETED,
                            Map.of(RANK, (one ? 1 : 0) + 1e-6 * k * seed * value));
                }
            }
        }
        GroupDifference difference = statistics(true, RANK).effects().stream()
                .filter(effect -> effect.setting().equals("loss"))
                .findFirst()
                .orElseThrow()
                .difference();
        // The t test over three seeds has p < 1e-4 here. By the runs, 1/12 is less than its standard error of about
        // 1/9.
        assertThat(difference.pValue().orElseThrow()).isBetween(0.3, 0.7);
    }

    @Test
    @DisplayName("compare the values of an option of one loss with each other, and not with losses that do not have it")
    void effectsOfAnOption() {
        for (int width : new int[] {8, 16, 32, 64}) {
            for (String temperature : List.of("", "0.2", "0.5")) {
                Map<String, FactorValue> values = new HashMap<>(Map.of(
                        "loss", new FactorValue.Text(temperature.isEmpty() ? "vicreg" : "nt-xent"),
                        "encoder.width", new FactorValue.Numeric(width)));
                if (!temperature.isEmpty()) {
                    values.put("loss.temperature", new FactorValue.Numeric(Double.parseDouble(temperature)));
                }
                for (int seed = 0; seed < 3; seed++) {
                    arm(
                            "a" + width + temperature,
                            values,
                            seed,
                            ArmStatus.COMPLETED,
                            Map.of(RANK, 2 + 0.1 * seed * temperature.length() + width / 100.0));
                }
            }
        }

        List<FactorEffect> effects = statistics(true, RANK).effects();
        assertThat(effects).extracting(FactorEffect::setting).contains("encoder.width");
        assertThat(effects)
                .filteredOn(effect -> effect.setting().equals("loss.temperature"))
                .singleElement()
                .satisfies(effect -> assertThat(List.of(
                                effect.difference().first(), effect.difference().second()))
                        .containsExactlyInAnyOrder("temperature = 0.2", "temperature = 0.5"));
    }

    @Test
    @DisplayName("name the effects that have no test because two machines ran different losses with different seeds")
    void effectsWithoutCommonSeeds() {
        for (String loss : List.of("arora", "tcr", "vicreg")) {
            for (int width : new int[] {8, 16, 32, 64}) {
                // The third loss was run on another machine, with other seeds.
                for (long seed = loss.equals("vicreg") ? 5 : 1, last = seed + 1; seed <= last; seed++) {
                    Map<String, FactorValue> values =
                            Map.of("loss", new FactorValue.Text(loss), "encoder.width", new FactorValue.Numeric(width));
                    double rank = loss.length() + width + Math.sin((double) seed * width);
                    arm(loss + width, values, seed, ArmStatus.COMPLETED, Map.of(RANK, rank, "norm", rank * rank));
                }
            }
        }
        SeedStatistics statistics = statistics(true, RANK, "norm");
        assertThat(statistics.effects())
                .extracting(
                        effect -> effect.setting() + " " + effect.difference().observable())
                .containsExactly("loss " + RANK, "loss norm");
        assertThat(statistics.findings())
                .contains("No claim about 2 pairs of values of loss (arora and vicreg; tcr and vicreg) in effective"
                        + " rank, norm: no common seed, and a test needs at least 2.")
                .anyMatch(finding -> finding.startsWith("No claim about 6 pairs of values of encoder.width (")
                        && finding.endsWith("; …) in effective rank, norm: a test needs two combinations of loss in"
                                + " which both have a value for each of the 4 seeds."));
    }

    @Test
    @DisplayName("name the effects that have no test because each combination has other seeds")
    void effectsWithDifferentSeeds() {
        int next = 0;
        for (String constraint : List.of("frozen", "oblique", "sphere", "stiefel", "none", "flag")) {
            next += 2;
            for (int width : new int[] {8, 16}) {
                for (long seed = next; seed < next + 2; seed++) {
                    Map<String, FactorValue> values = Map.of(
                            "constraint",
                            new FactorValue.Text(constraint),
                            "encoder.width",
                            new FactorValue.Numeric(width));
                    arm(constraint + width, values, seed, ArmStatus.COMPLETED, Map.of(RANK, seed + 0.1 * width));
                }
            }
        }
        SeedStatistics statistics = statistics(true, RANK);
        assertThat(statistics.effects()).isEmpty();
        assertThat(statistics.findings())
                .contains("No claim about width = 8 and width = 16 in effective rank: a test needs two combinations"
                        + " of constraint in which both have a value for each of the 12 seeds.")
                .anyMatch(finding -> finding.startsWith("No claim about 15 pairs of values of constraint (")
                        && finding.contains("; …) in effective rank: no common seed"));
    }

    @Test
    @DisplayName("of few groups have no effects, since all pairs of groups are tested")
    void fewGroups() {
        group("a", 1.0, 2.0);
        group("b", 3.0, 4.5);
        assertThat(statistics(true, RANK).effects()).isEmpty();
    }
}
