package org.repdyn.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;

/** Tests the lines that are printed below the table. */
class ComparisonTableTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS),
            new Column("knn-accuracy", "kNN accuracy", Column.Format.FRACTION));

    private static ArmResult arm(String name, List<ArmResult.Event> events, Optional<String> accuracyReason) {
        return arm(name, events, accuracyReason, 10, Optional.empty());
    }

    /** Returns the result of an arm that completed without an event. */
    static ArmResult completed(String name) {
        return arm(name, List.of(), Optional.empty(), 10, Optional.empty());
    }

    private static ArmResult arm(
            String name,
            List<ArmResult.Event> events,
            Optional<String> accuracyReason,
            double comparedUntil,
            Optional<String> deviationReason) {
        return arm(name, Map.of("effective-rank", 2.0), events, accuracyReason, comparedUntil, deviationReason);
    }

    private static ArmResult arm(
            String name,
            Map<String, Double> columns,
            List<ArmResult.Event> events,
            Optional<String> accuracyReason,
            double comparedUntil,
            Optional<String> deviationReason) {
        return ArmResult.builder(name, ArmStatus.COMPLETED)
                .finalTime(10)
                .finalLoss(OptionalDouble.of(-1))
                .columns(columns)
                .deviation(OptionalDouble.of(1e-9), OptionalDouble.of(comparedUntil))
                .deviationReason(deviationReason)
                .seconds(1)
                .finding("kept 2.0 of 2 dimensions")
                .events(events)
                .accuracyReason(accuracyReason)
                .build();
    }

    private static List<String> lines(ArmResult... arms) {
        return table(COLUMNS, List.of(arms), Map.of()).toString().lines().toList();
    }

    private static ComparisonTable table(List<Column> columns, List<ArmResult> arms, Map<String, ArmFactors> factors) {
        return new ComparisonTable(RunResult.builder("r", "t")
                .summary("s")
                .columns(columns)
                .arms(arms)
                .factors(factors)
                .build());
    }

    @Test
    @DisplayName("a recorded event has a line with its time")
    void events() {
        assertThat(lines(arm("a", List.of(new ArmResult.Event(1.25, "effective rank below 1.5")), Optional.empty())))
                .contains("a: effective rank below 1.5 first at t = 1.25000");
    }

    @Test
    @DisplayName("a deviation that does not cover the whole run has its window in the table and its reason below")
    void partialDeviation() {
        Optional<String> reason = Optional.of("the prediction covers only 1 of 51 times");
        assertThat(lines(arm("a", List.of(), Optional.empty(), 0.18, reason)))
                .anyMatch(line -> line.contains("1.0e-09 to t = 0.18 of 10"))
                .contains("a: the deviation is partial, because the prediction covers only 1 of 51 times");
        assertThat(lines(arm("a", List.of(), Optional.empty())))
                .noneMatch(line -> line.contains(" to t = ") || line.contains("partial"));
    }

    @Test
    @DisplayName("a reason for missing accuracies is printed once for all arms that share it")
    void accuracies() {
        Optional<String> reason = Optional.of("no samples were held out");
        assertThat(lines(
                        arm("a", List.of(), reason),
                        arm("b", List.of(), reason),
                        arm("c", List.of(), Optional.empty())))
                .contains("a, b: no accuracies, because no samples were held out")
                .filteredOn(line -> line.contains("no accuracies"))
                .hasSize(1);
    }

    @Test
    @DisplayName("an arm with one of two accuracies has a line on the other one alone")
    void oneAccuracy() {
        List<Column> columns = List.of(
                new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS),
                new Column("a", "first accuracy", Column.Format.FRACTION),
                new Column("b", "second accuracy", Column.Format.FRACTION));
        ArmResult arm = arm("x", List.of(), Optional.of("it is not among the observables"));
        String both = table(columns, List.of(arm), Map.of()).toString();
        assertThat(both).contains("x: no accuracies, because it is not among the observables");

        ArmResult one = arm(
                "x",
                Map.of("effective-rank", 2.0, "a", 0.5),
                List.of(),
                Optional.of("it is not among the observables"),
                10,
                Optional.empty());
        String other = table(columns, List.of(one), Map.of()).toString();
        assertThat(other).contains("x: no second accuracy, because it is not among the observables");
    }

    @Test
    @DisplayName(
            "arms that differ in the seed alone and share a reason are named by their group, and groups are counted")
    void groupOfSeeds() {
        assertThat(reasons(List.of("a", "b"), 3))
                .isEqualTo("3 arms (a, b-seed0): the deviation is partial, because the window is short");
        assertThat(reasons(List.of("a", "b", "c", "d", "e"), 10))
                .isEqualTo("10 arms of 5 groups (a, b, c and 2 more): the deviation is partial, because the window is"
                        + " short");
        assertThat(reasons(List.of("a"), 2))
                .isEqualTo("2 arms (a): the deviation is partial, because the window is short");
    }

    /** Returns the reasons of groups of two seeds, of which the first arms share a reason. */
    private static String reasons(List<String> groups, int partial) {
        List<ArmResult> arms = new ArrayList<>();
        Map<String, ArmFactors> factors = new HashMap<>();
        for (String group : groups) {
            for (int seed = 0; seed < 2; seed++) {
                String name = group + "-seed" + seed;
                arms.add(
                        arms.size() < partial
                                ? arm(name, List.of(), Optional.empty(), 10, Optional.of("the window is short"))
                                : arm(name, List.of(), Optional.empty()));
                factors.put(name, new ArmFactors(group, seed, Map.of()));
            }
        }
        return table(COLUMNS, arms, factors).reasons().strip();
    }

    @Test
    @DisplayName("a reason for missing deviations that many arms share is printed once, with their number")
    void sharedReason() {
        ArmResult[] arms = new ArmResult[7];
        for (int i = 0; i < arms.length; i++) {
            arms[i] = arm("a" + i, List.of(), Optional.empty(), 10, Optional.of("the window is short"));
        }

        assertThat(lines(arms))
                .contains("7 arms (a0, a1, a2 and 4 more): the deviation is partial, because the window is short")
                .filteredOn(line -> line.contains("because"))
                .hasSize(1);
    }
}
