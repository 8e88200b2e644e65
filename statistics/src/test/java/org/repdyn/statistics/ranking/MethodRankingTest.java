package org.repdyn.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.statistics.comparison.Better;
import org.repdyn.statistics.comparison.CriticalDifference;
import org.repdyn.statistics.comparison.Friedman;
import org.repdyn.statistics.finding.Finding;

@DisplayName("A ranking of methods over datasets")
class MethodRankingTest {

    private final List<MethodValue> values = new ArrayList<>();

    /** Adds the values of the seeds 1, 2, … of a method on a dataset. */
    private void add(String method, String level, String dataset, double... bySeed) {
        for (int i = 0; i < bySeed.length; i++) {
            values.add(new MethodValue(method, level, dataset, Integer.toString(i + 1), bySeed[i]));
        }
    }

    private MethodRanking ranking() {
        return MethodRanking.of(values).value().orElseThrow();
    }

    @Test
    @DisplayName("has each seed of each of two datasets as a block")
    void seedsAsBlocks() {
        add("a", "", "digits", 3, 1, 5);
        add("b", "", "digits", 2, 2, 4);
        add("c", "", "digits", 1, 3, 3);
        add("a", "", "fashion", 9, 8);
        add("b", "", "fashion", 7, 9);
        add("c", "", "fashion", 5, 4);
        MethodRanking ranking = ranking();

        Friedman direct = Friedman.of(
                        List.of(
                                new double[] {3, 2, 1},
                                new double[] {1, 2, 3},
                                new double[] {5, 4, 3},
                                new double[] {9, 7, 5},
                                new double[] {8, 9, 4}),
                        Better.HIGHER)
                .value()
                .orElseThrow();
        assertThat(ranking.seedsAreBlocks()).isTrue();
        assertThat(ranking.blocks()).isEqualTo(5);
        assertThat(ranking.friedman()).isEqualTo(direct);
        assertThat(ranking.difference())
                .isEqualTo(CriticalDifference.of(List.of("a", "b", "c"), direct.averageRanks(), 5, 0.05));
        assertThat(ranking.leftOut()).isEmpty();
        assertThat(ranking.sentences("accuracy", "loss", 0.5, ""))
                .allMatch(Finding::findsNothing)
                .singleElement()
                .asString()
                .startsWith("No significant difference in accuracy among 3 values of loss (Friedman's test, F = ")
                .endsWith("p = 0.50; 5 blocks: the seeds of digits, fashion).");
        assertThat(ranking.caveat().orElseThrow())
                .endsWith("speaks of other seeds on these datasets, not of other datasets.");
    }

    @Test
    @DisplayName("has each of five datasets as a block, with the mean over its seeds")
    void datasetsAsBlocks() {
        for (int d = 1; d <= 5; d++) {
            add("a", "", "data" + d, 10, 0);
            add("b", "", "data" + d, 4, 4);
            add("c", "", "data" + d, 1, 2);
        }
        MethodRanking ranking = ranking();

        assertThat(ranking.seedsAreBlocks()).isFalse();
        assertThat(ranking.caveat()).isEmpty();
        assertThat(ranking.blocks()).isEqualTo(5);
        assertThat(ranking.friedman().averageRanks()).containsExactly(1.0, 2.0, 3.0);
        assertThat(ranking.sentences("accuracy", "loss", 1e-5, "for 4 rankings"))
                .containsExactly(
                        "The 3 values of loss differ in accuracy (Friedman's test, all blocks rank alike, p = 1.0e-05"
                                + " corrected for 4 rankings; 5 blocks: the datasets, with means over the seeds that all"
                                + " have).",
                        "Mean ranks in accuracy, 1 for the highest: a 1.00; b 2.00; c 3.00. 1 of 3 pairs differ"
                                + " significantly: by 1.48 or more (critical difference of Nemenyi at 5 %).");
    }

    @Test
    @DisplayName("does not rank a method higher because its bad seeds failed")
    void failedSeeds() {
        for (int d = 1; d <= 5; d++) {
            add("a", "", "data" + d, 9, 1, 1);
            add("b", "", "data" + d, 8, 2, 2.5);
            // Where the others have low values, this one failed: a mean over the seeds that ended would be the highest.
            add("c", "", "data" + d, 7);
        }
        values.add(new MethodValue("c", "", "data1", "2", 0));
        // With fewer values it would not be ranked.
        for (int d = 1; d <= 4; d++) {
            values.add(new MethodValue("c", "", "data" + d, "3", 0));
        }
        MethodRanking ranking = ranking();

        assertThat(ranking.seedsAreBlocks()).isFalse();
        // data1: means over three seeds; data2 to data4: over the seeds 1 and 3; data5: over seed 1.
        assertThat(ranking.friedman().averageRanks()).containsExactly(1.8, 1.2, 3.0);
        assertThat(ranking.leftOut())
                .containsExactly("data2, seed 2", "data3, seed 2", "data4, seed 2", "data5, seed 2", "data5, seed 3");
        assertThat(ranking.sentences("accuracy", "loss", 0.04, ""))
                .last()
                .asString()
                .isEqualTo("Left out of the ranking by loss in accuracy, because values are missing: data2,"
                        + " seed 2; data3, seed 2; data4, seed 2; data5, seed 2; data5, seed 3.");
    }

    @Test
    @DisplayName("has the critical difference of another significance with the same ranks")
    void otherSignificance() {
        add("a", "", "digits", 3, 3, 5);
        add("b", "", "digits", 2, 2, 4);
        add("c", "", "digits", 1, 4, 3);
        MethodRanking ranking = ranking();
        MethodRanking strict = ranking.at(0.04, 0.05 / 6);
        assertThat(strict.difference())
                .isEqualTo(CriticalDifference.of(
                        List.of("a", "b", "c"), ranking.friedman().averageRanks(), 3, 0.05 / 6));
        assertThat(strict.sentences("accuracy", "loss", 0.04, "").get(1))
                .endsWith("(critical difference of Nemenyi at 0.83 %).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w8,w16"})
    @DisplayName("leaves out a dataset on which a method failed with all seeds, and ranks by the others")
    void failedDataset(String widths) {
        for (String width : widths.split(",", -1)) {
            for (int d = 1; d <= 6; d++) {
                add("a", width, "data" + d, 3, 4);
                add("b", width, "data" + d, 2, 5);
                if (d < 6) {
                    add("c", width, "data" + d, 1, 1);
                }
            }
        }
        MethodRanking ranking = ranking();

        assertThat(ranking.datasets()).containsExactly("data1", "data2", "data3", "data4", "data5");
        assertThat(ranking.friedman().averageRanks()).containsExactly(1.5, 1.5, 3.0);
        assertThat(ranking.leftOut()).containsExactly("data6");
    }

    @Test
    @DisplayName("has no pair that differs if the corrected p-value of Friedman's test is not significant")
    void followsFriedman() {
        for (int d = 1; d <= 5; d++) {
            add("a", "", "data" + d, 3);
            add("b", "", "data" + d, 2);
            add("c", "", "data" + d, 1);
        }
        // The first and the last of three methods differ by 2.00, more than 1.48.
        assertThat(ranking().at(0.05, 0.05).difference().cliques())
                .containsExactly(List.of("a", "b"), List.of("b", "c"));
        assertThat(ranking().at(0.051, 0.05).difference().cliques()).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    @DisplayName("averages over the settings that all methods have, and names the others")
    void averages() {
        for (String dataset : List.of("digits", "fashion")) {
            add("a", "free", dataset, 1, 1);
            add("a", "stiefel", dataset, 5, 5);
            add("a", "grassmann", dataset, 100, 100);
            add("b", "free", dataset, 2, 2);
            add("b", "stiefel", dataset, 2, 2);
            add("c", "free", dataset, 3, 3);
            add("c", "stiefel", dataset, 2, 2);
        }
        MethodRanking ranking = ranking();

        assertThat(ranking.averaged()).isEqualTo(2);
        assertThat(ranking.leftOut()).containsExactly("grassmann (not all methods have it)");
        // The means are 3, 2 and 2.5.
        assertThat(ranking.friedman().averageRanks()).containsExactly(1.0, 3.0, 2.0);
    }

    @Test
    @DisplayName("leaves out a method without most values, and blocks in which a value is missing")
    void gaps() {
        add("a", "", "digits", 3, 3, 3, 3);
        add("b", "", "digits", 2, 2, 2);
        add("c", "", "digits", 1, 1, 1, 1);
        add("broken", "", "digits", 9);
        MethodRanking ranking = ranking();

        assertThat(ranking.blocks()).isEqualTo(3);
        assertThat(ranking.difference().arms())
                .extracting(CriticalDifference.RankedArm::name)
                .containsExactly("a", "b", "c");
        assertThat(ranking.leftOut()).containsExactly("broken (1 of 4 values)", "digits, seed 4");
    }

    @Test
    @DisplayName("is not defined for two methods, and refuses two values in one place")
    void undefined() {
        add("a", "", "digits", 3, 3);
        add("b", "", "digits", 2, 2);
        assertThat(MethodRanking.of(values).reason().orElseThrow()).contains("no Friedman test");

        add("b", "", "digits", 2);
        assertThatThrownBy(() -> MethodRanking.of(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two values of b on digits with seed 1; name the setting in which they differ");
    }
}
