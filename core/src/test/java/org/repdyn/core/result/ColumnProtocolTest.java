package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The protocol of a column")
class ColumnProtocolTest {

    private static final Column ACCURACY =
            new Column("vote", "accuracy", Column.Format.FRACTION, "accuracy of a vote of neighbours");

    private static ArmFactors arm(String name, int neighbours, int train) {
        Map<String, FactorValue> settings = new LinkedHashMap<>();
        settings.put("data", new FactorValue.Text("points"));
        settings.put("data.train", new FactorValue.Numeric(train));
        settings.put("data.held-out", new FactorValue.Numeric(20));
        settings.put("observables.vote.neighbours", new FactorValue.Numeric(neighbours));
        settings.put("observables.vote.metric", new FactorValue.Text("euclidean"));
        settings.put("observables.voter.neighbours", new FactorValue.Numeric(9));
        return new ArmFactors(name, 0, Map.of(), settings, Map.of());
    }

    private static RunResult run(Map<String, ArmFactors> factors) {
        return run(factors, Set.of());
    }

    private static RunResult run(Map<String, ArmFactors> factors, Set<String> withoutValue) {
        List<ArmResult> arms = factors.keySet().stream()
                .sorted()
                .map(name -> ArmResult.builder(name, ArmStatus.COMPLETED)
                        .finalTime(1)
                        .columns(withoutValue.contains(name) ? Map.of() : Map.of("vote", 0.5))
                        .build())
                .toList();
        return RunResult.builder("run", "title")
                .columns(List.of(ACCURACY))
                .arms(arms)
                .factors(factors)
                .build();
    }

    @Test
    @DisplayName("has the options of its observable and the numbers of samples")
    void equalArms() {
        RunResult run = run(Map.of("a", arm("a", 5, 40), "b", arm("b", 5, 40)));
        assertThat(ColumnProtocol.text(run, ACCURACY))
                .isEqualTo("accuracy of a vote of neighbours, with neighbours = 5, metric = euclidean");
        assertThat(ColumnProtocol.samples(run)).isEqualTo("points, 40 training and 20 held-out samples");
    }

    @Test
    @DisplayName("names the arms of each value where arms differ")
    void differentArms() {
        RunResult run = run(Map.of("a", arm("a", 5, 40), "b", arm("b", 3, 40), "c", arm("c", 5, 80)));
        assertThat(ColumnProtocol.options(run, "vote"))
                .isEqualTo("neighbours = 5, metric = euclidean for a, c; neighbours = 3, metric = euclidean for b");
        assertThat(ColumnProtocol.samples(run))
                .isEqualTo("points, 40 training and 20 held-out samples for a, b; points, 80 training and 20 held-out"
                        + " samples for c");
    }

    @Test
    @DisplayName("names only the options that are not the same for all arms, in a sentence on the run too")
    void unequal() {
        ArmFactors every = arm("d", 5, 40);
        Map<String, FactorValue> settings = new LinkedHashMap<>(every.settings());
        settings.put("observables.vote.every", new FactorValue.Numeric(2));
        RunResult same = run(Map.of(
                "a",
                arm("a", 5, 40),
                "c",
                arm("c", 5, 80),
                "d",
                new ArmFactors("d", 0, Map.of(), settings, Map.of()),
                "unknown",
                new ArmFactors("unknown", 0, Map.of())));
        assertThat(ColumnProtocol.unequal(same, "vote")).isEmpty();
        assertThat(same.unequalMeasurements()).isEmpty();

        RunResult run = run(Map.of("a", arm("a", 5, 40), "b", arm("b", 3, 40), "c", arm("c", 5, 80)));
        assertThat(ColumnProtocol.unequal(run, "vote")).contains("neighbours = 5 for a, c; neighbours = 3 for b");
        assertThat(ColumnProtocol.unequal(run, "voter")).isEmpty();
        assertThat(run.unequalMeasurements())
                .contains("Unequal measurements: accuracy with neighbours = 5 for a, c; neighbours = 3 for b. Measure"
                        + " with the same options in all arms to compare the numbers.");
    }

    @Test
    @DisplayName("of arms that have no value is not compared")
    void withoutValue() {
        Map<String, ArmFactors> arms = Map.of("a", arm("a", 5, 40), "b", arm("b", 3, 40), "c", arm("c", 5, 40));
        assertThat(ColumnProtocol.unequal(run(arms), "vote")).isPresent();
        assertThat(ColumnProtocol.unequal(run(arms, Set.of("b")), "vote")).isEmpty();
    }

    @Test
    @DisplayName("is empty for a run that did not keep settings, and without a summary")
    void unknown() {
        RunResult run = run(Map.of("a", new ArmFactors("a", 0, Map.of())));
        assertThat(ColumnProtocol.samples(run)).isEmpty();
        assertThat(ColumnProtocol.text(run, new Column("vote", "accuracy", Column.Format.FRACTION)))
                .isEmpty();
    }
}
