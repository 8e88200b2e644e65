package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Results")
class RunResultTest {

    private static ArmResult arm(Map<String, String> setup, Map<String, Double> notes) {
        return ArmResult.builder("a", ArmStatus.COMPLETED)
                .setup(setup)
                .finalTime(1)
                .seconds(1)
                .notes(notes)
                .build();
    }

    @Test
    @DisplayName("do not change with the lists and maps that they were made from")
    void copies() {
        Map<String, String> setup = new LinkedHashMap<>(Map.of("loss", "nt-xent"));
        Map<String, Double> notes = new LinkedHashMap<>(Map.of("n", 1.0));
        List<Column> columns = new ArrayList<>(List.of(new Column("o", "o", Column.Format.NUMBER)));
        List<ArmResult> arms = new ArrayList<>(List.of(arm(setup, notes)));
        List<TrajectoryRow> rows = new ArrayList<>(List.of(new TrajectoryRow("r", "a", 1, 0, 0, "o", 0, 1)));
        List<EmbeddingPoint> points =
                new ArrayList<>(List.of(new EmbeddingPoint("a", 0, OptionalInt.empty(), 0, 0, Optional.empty())));
        Map<String, Object> provenance = new LinkedHashMap<>(Map.of("version", "1"));
        List<String> classes = new ArrayList<>(List.of("cat", "dog"));
        RunResult result = RunResult.builder("r", "t")
                .columns(columns)
                .arms(arms)
                .trajectory(rows)
                .points(points)
                .provenance(provenance)
                .classes(Map.of("a", classes))
                .build();
        String before = result.toString();

        columns.clear();
        arms.clear();
        rows.clear();
        points.clear();
        provenance.clear();
        classes.clear();
        setup.clear();
        notes.clear();

        assertThat(result).hasToString(before);
        assertThat(result.arms()).hasSize(1);
        assertThat(result.trajectory()).hasSize(1);
    }

    @Test
    @DisplayName("keep all components in a builder, which sets each by its name")
    void builder() {
        ArmResult arm = arm(Map.of(), Map.of());
        Column column = new Column("o", "o", Column.Format.NUMBER);
        TrajectoryRow row = new TrajectoryRow("r", "a", 1, 0, 0, "o", 0, 1);
        EmbeddingPoint point = new EmbeddingPoint("a", 0, OptionalInt.empty(), 0, 0, Optional.empty());
        ArmOrigins origins = new ArmOrigins(Map.of("a", "0a"), List.of("a"), List.of("b"));
        Map<String, ArmFactors> factors = Map.of("a", new ArmFactors("g", 2, Map.of()));
        SeedStatistics statistics = new SeedStatistics(List.of(), List.of(), List.of("a finding"));
        RunResult all = new RunResult(
                "r",
                "t",
                "s",
                List.of(column),
                List.of(arm),
                List.of(row),
                List.of(point),
                "seed: 1",
                Map.of("version", "1"),
                origins,
                Map.of("a", List.of("cat")),
                factors,
                statistics);

        RunResult built = RunResult.builder("r", "t")
                .summary("s")
                .columns(List.of(column))
                .arms(List.of(arm))
                .trajectory(List.of(row))
                .points(List.of(point))
                .configuration("seed: 1")
                .provenance(Map.of("version", "1"))
                .origins(origins)
                .classes(Map.of("a", List.of("cat")))
                .factors(factors)
                .statistics(statistics)
                .build();

        assertThat(built).isEqualTo(all);
        assertThat(all.toBuilder().build()).isEqualTo(all);
    }

    @Test
    @DisplayName("have groups that do not change with the map of their factors")
    void groups() {
        Map<String, FactorValue> factors = new LinkedHashMap<>(Map.of("loss", new FactorValue.Text("vicreg")));
        ArmGroup group = new ArmGroup("g", factors, new TreeMap<>(Map.of(1L, arm(Map.of(), Map.of()))));
        factors.clear();
        assertThat(group.factors()).containsOnlyKeys("loss");
    }
}
