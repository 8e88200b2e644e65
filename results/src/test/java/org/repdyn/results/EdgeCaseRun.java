package org.repdyn.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.FactorEffect;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.result.TestCorrection;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.core.trajectory.Work;

/** Small made-up run with special values and texts. */
final class EdgeCaseRun {

    /** Columns, one of them with the name of a field of each arm. */
    static final List<Column> COLUMNS = List.of(
            new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS, "number of \"dimensions\""),
            new Column("probe-accuracy", "probe accuracy", Column.Format.FRACTION),
            new Column("deviation", "a plugin's deviation", Column.Format.NUMBER));

    private EdgeCaseRun() {}

    /** Returns a run with a full and an empty arm, texts with commas, quotes and line breaks, and extreme numbers. */
    static RunResult create() {
        Map<String, String> setup = new LinkedHashMap<>();
        setup.put("loss", "linear-contrastive");
        setup.put("constraint", "grassmann, \"one per layer\"");
        setup.put("encoder", "{name: mlp, bias: true, scale: 1.0e-7, widths: [8, 4]}");
        ArmResult full = ArmResult.builder("grassmann, k=8", ArmStatus.COMPLETED)
                .setup(setup)
                .finalTime(30.0)
                .finalLoss(OptionalDouble.of(-0.1 - 0.2))
                .columns(Map.of("effective-rank", 7.7, "probe-accuracy", 1.0 / 3.0, "deviation", 0.96))
                .deviation(OptionalDouble.of(Double.MIN_VALUE), OptionalDouble.of(0.18))
                .deviationReason(Optional.of("the prediction covers 1 of 51 times"))
                .prediction(Optional.of(
                        new PredictionInfo("subspace", "W(t) = orth(e^{−2Ct} W₀)", "theory", OptionalDouble.of(0.5))))
                .seconds(1.25)
                .notes(Map.of("angle-to-limit", 1e-300))
                .finding("Keeps \"its rank\",\nto the end.")
                .events(List.of(new ArmResult.Event(0.1 + 0.2, "effective rank below 1.5")))
                .accuracyReason(Optional.of("no samples were held out"))
                .work(Optional.of(new Work(1L << 40, (1L << 40) + 1, true)))
                .collapse(Optional.of(CollapseKind.RANK_ONE))
                .build();
        ArmResult empty = ArmResult.builder("naive", ArmStatus.DIVERGED)
                .setup(setup)
                .finalTime(0.5)
                .deviationReason(Optional.of("nothing is predicted here"))
                .stopped("blew up")
                .build();
        List<TrajectoryRow> trajectory = List.of(
                new TrajectoryRow("r1", "naive", Long.MIN_VALUE, 0, 0.0, "loss", 0, -0.0),
                new TrajectoryRow("r1", "naive", 7, 1, Math.PI, "loss", 0, Double.MAX_VALUE),
                new TrajectoryRow("r1", "grassmann, k=8", 7, 0, 1e-17, "singular-values", 7, Math.nextUp(1.0)));
        List<EmbeddingPoint> points = List.of(
                new EmbeddingPoint(
                        "naive", 0, OptionalInt.of(3), 0.1, -1.0, Optional.of("data:image/png;base64,iVBORw0KGgo=")),
                new EmbeddingPoint("naive", 1, OptionalInt.empty(), Math.nextDown(0.1), 1.0, Optional.empty()));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("version", "0.1.0");
        provenance.put("seed", 42);
        provenance.put("plugins", List.of(Map.of("name", "nt-xent")));
        Map<String, FactorValue> factors = new LinkedHashMap<>();
        factors.put("loss", new FactorValue.Text("nt-xent"));
        factors.put("encoder.width", new FactorValue.Numeric(64));
        factors.put("time.end", new FactorValue.Numeric(Math.nextUp(0.1)));
        factors.put("data.augment-anchors", new FactorValue.Truth(true));
        factors.put("initial-weights", new FactorValue.None());
        Map<String, FactorValue> settings = new LinkedHashMap<>(factors);
        settings.put("data", new FactorValue.Text("digits"));
        settings.put("data.centre", new FactorValue.Truth(false));
        settings.put("data.label", new FactorValue.Text("true"));
        settings.put("predictor", new FactorValue.None());
        settings.put("augment", FactorValue.of(List.of()));
        settings.put("observables", FactorValue.of(List.of("norm", "5")));
        settings.put("constraint", FactorValue.of(Map.of("W1", "oblique")));
        Map<String, FactorValue> typed = new LinkedHashMap<>();
        typed.put("loss", FactorValue.of(Map.of("name", "linear-contrastive")));
        typed.put("constraint", new FactorValue.Text("grassmann, \"one per layer\""));
        Map<String, Object> encoder = new LinkedHashMap<>();
        encoder.put("name", "mlp");
        encoder.put("bias", true);
        encoder.put("scale", 1e-7);
        encoder.put("widths", List.of(8, 4));
        typed.put("encoder", FactorValue.of(encoder));
        return RunResult.builder("r1", "A title")
                .summary("A summary.")
                .columns(COLUMNS)
                .arms(List.of(full, empty))
                .trajectory(trajectory)
                .points(points)
                .configuration("seed: 42\n")
                .provenance(provenance)
                .origins(new ArmOrigins(
                        Map.of("naive", "0a"),
                        List.of("naive"),
                        List.of("later"),
                        List.of(new SkippedArm("odd", "is \"not\" valid, é"))))
                .classes(Map.of("naive", List.of("cat", "dog, big", "", "\"é\"")))
                .factors(Map.of("naive", new ArmFactors("free, \"é\"", -3, factors, settings, typed)))
                .build();
    }

    /** Returns statistics with a group that has means with and without an interval, and pairs with and without a test. */
    static SeedStatistics statistics() {
        SeedMean tested = new SeedMean(
                2, 0.1 + 0.2, Optional.of(new SeedMean.Interval(-0.1, 0.7, 0.95, "student")), Optional.empty());
        SeedMean alone = new SeedMean(1, 0.5, Optional.empty(), Optional.of("one seed: no interval"));
        Map<String, FactorValue> factors = create().factors("naive").values();
        GroupSummary group = new GroupSummary(
                "free, \"é\"",
                factors,
                List.of(-3L, 0L, Long.MAX_VALUE),
                Map.of(ArmStatus.DIVERGED, 1, ArmStatus.COMPLETED, 2),
                Optional.empty(),
                Map.of("effective-rank", tested, "probe-accuracy", alone, "deviation", alone),
                Optional.of(tested));
        return new SeedStatistics(
                List.of(group),
                List.of(
                        new GroupDifference(
                                "effective-rank",
                                "a",
                                "b",
                                "student",
                                Optional.of(tested),
                                OptionalDouble.of(Double.MIN_VALUE),
                                OptionalDouble.of(1e-300),
                                true,
                                Optional.empty()),
                        new GroupDifference(
                                "effective-rank",
                                "a",
                                "c",
                                "wilcoxon",
                                Optional.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                false,
                                Optional.of("no common seed"))),
                List.of(new FactorEffect(
                        "constraint",
                        List.of("loss", "encoder.width"),
                        List.of("dynamics.rate"),
                        12,
                        11,
                        1,
                        new GroupDifference(
                                "effective-rank",
                                "é, \"b\"",
                                "c",
                                "student",
                                Optional.of(tested),
                                OptionalDouble.of(0.25),
                                OptionalDouble.of(1),
                                false,
                                Optional.empty()))),
                List.of(
                        ranking(2.5, List.of(List.of("é, \"b\"", "c")), List.of("digits, seed 3")),
                        ranking(Double.POSITIVE_INFINITY, List.of(), List.of())),
                List.of("First finding.", "Second, \"quoted\"."),
                IntervalMethod.BCA,
                TestCorrection.STUDY);
    }

    private static GroupRanking ranking(double statistic, List<List<String>> cliques, List<String> leftOut) {
        return new GroupRanking(
                "effective-rank",
                List.of("loss", "encoder.width"),
                List.of(new GroupRanking.Method("é, \"b\"", 1), new GroupRanking.Method("c", 1.5)),
                6,
                true,
                List.of("digits", "other"),
                statistic,
                Double.MIN_VALUE,
                1e-300,
                0.1,
                0.05,
                cliques,
                leftOut);
    }
}
