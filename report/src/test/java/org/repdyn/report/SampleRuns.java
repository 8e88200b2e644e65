package org.repdyn.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmOrigins;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.GroupDifference;
import org.repdyn.core.result.GroupRanking;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TestCorrection;
import org.repdyn.core.result.TrajectoryRow;

/** Made-up runs with data like those of real runs. */
final class SampleRuns {

    static final String NAIVE = "naive";
    static final String GRASSMANN = "grassmann";
    static final String INFINITE = "infinite-width";

    private static final String RUN = "first-comparison-2026-11-24";
    private static final double RATE = 0.42;

    /** Number of times of runs that show something else than curves of many points, whose marks a browser draws slowly. */
    private static final int FEW_TIMES = 12;

    static final List<Column> COLUMNS = List.of(
            new Column("effective-rank", "effective rank", Column.Format.DIMENSIONS),
            new Column("probe-accuracy", "probe accuracy", Column.Format.FRACTION),
            new Column("knn-accuracy", "kNN accuracy", Column.Format.FRACTION));

    private SampleRuns() {}

    /** Returns a run with three arms, 100 times, 8 singular values and 597 held-out digits. */
    static RunResult flagship() {
        return flagship(100);
    }

    private static RunResult flagship(int times) {
        Random random = new Random(7);
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step < times; step++) {
            double t = step * 30.0 / (times - 1);
            naive(rows, step, t, random);
            grassmann(rows, step, t, random);
            infinite(rows, step, t);
        }
        return run(
                "Does the constraint keep the representation from collapsing?",
                "naive collapsed: effective rank fell below 1.1 at t = 10.9; rank one: all 8 outputs are multiples of"
                        + " one function (nearest"
                        + " neighbours find 30 % of the held-out labels). grassmann kept 7.7 of 8 dimensions (nearest"
                        + " neighbours find 96 % of the held-out labels). infinite-width collapsed: effective rank fell"
                        + " below 1.1 at t = 14.5; rank one: all 8 outputs are multiples of one function"
                        + " (nearest neighbours find 34 % of the"
                        + " held-out labels).",
                List.of(
                        arm(
                                NAIVE,
                                "euclidean",
                                -3.1e17,
                                1.02,
                                0.306,
                                3.2e-12,
                                prediction("linear-flow", OptionalDouble.empty())),
                        arm(
                                GRASSMANN,
                                "grassmann",
                                -14.06,
                                7.69,
                                0.963,
                                2.4e-10,
                                prediction("subspace", OptionalDouble.of(RATE))),
                        arm(INFINITE, "none", -2.4e7, 1.01, 0.338, Double.NaN, Optional.empty())),
                rows,
                points(random));
    }

    /** Returns the same run at fewer times with observables of plugins, and with numbers about predictions. */
    static RunResult withFurtherObservables() {
        RunResult plain = flagship(FEW_TIMES);
        List<TrajectoryRow> rows = new ArrayList<>(plain.trajectory());
        for (int step = 0; step < 3; step++) {
            rows.add(row(NAIVE, step, step, "my-observable", 0, -step));
            rows.add(row(NAIVE, step, step, "predicted.my-observable", 0, -step));
            rows.add(row(NAIVE, step, step, "predicted.my-law", 0, step));
            for (String arm : List.of(NAIVE, GRASSMANN)) {
                rows.add(row(arm, step, step, "my-drift", 0, step));
                rows.add(row(arm, step, step, "my-drift", 1, 0.5 * step));
            }
            rows.add(row(NAIVE, step, step, "my-spectrum", 0, step));
            rows.add(row(NAIVE, step, step, "my-spectrum", 1, -1));
            rows.add(row(NAIVE, step, step, "predicted.my-spectrum", 0, step));
            rows.add(row(NAIVE, step, step, "integrator-error", 0, 1e-12 * (step + 1)));
            rows.add(row(NAIVE, step, step, "extrapolated-deviation", 0, 1e-11 * (step + 1)));
            for (int i = 0; i < 300; i++) {
                rows.add(row(NAIVE, step, step, "my-width", i, i));
                if (i < 30) {
                    rows.add(row(NAIVE, step, step, "my-many", i, i + step));
                }
            }
        }
        rows.add(row(NAIVE, 2, 2, "my-probe", 0, 0.25));
        rows.add(row(NAIVE, 2, 2, "my-absence", 0, Double.NaN));
        rows.add(row(NAIVE, 2, 2, "mode-half-time", 0, 0.5));
        rows.add(row(NAIVE, 2, 2, "mode-half-time", 1, 1.5));
        rows.add(row(NAIVE, 2, 2, "predicted.mode-half-time", 0, 0.6));
        return run(plain.title(), plain.summary(), plain.arms(), rows, plain.points());
    }

    /** Returns the same run at fewer times, with an arm whose prediction ends at t = 0.18. */
    static RunResult partlyCompared() {
        RunResult run = flagship(FEW_TIMES);
        List<ArmResult> arms = run.arms().stream()
                .map(arm -> arm.name().equals(GRASSMANN) ? partlyCompared(arm) : arm)
                .toList();
        return run(run.title(), run.summary(), arms, run.trajectory(), run.points());
    }

    private static ArmResult partlyCompared(ArmResult arm) {
        return arm.toBuilder()
                .deviation(arm.deviation(), OptionalDouble.of(0.18))
                .deviationReason(Optional.of("the prediction covers only 1 of 51 times"))
                .build();
    }

    /** Returns an arm with a kind of collapse. */
    static ArmResult collapsed(ArmResult arm, CollapseKind kind) {
        return arm.toBuilder().collapse(Optional.of(kind)).build();
    }

    /** Returns a run with group, seed and factors by name of the arm. */
    static RunResult withFactors(RunResult run, Map<String, ArmFactors> factors) {
        return run.toBuilder().factors(factors).statistics(SeedStatistics.NONE).build();
    }

    /** Returns the run {@link #flagship} as if it was stopped before an arm had a result. */
    static RunResult withMissing(String arm) {
        return flagship().toBuilder()
                .origins(new ArmOrigins(Map.of(), List.of(), List.of(arm), List.of()))
                .build();
    }

    /** Returns the run {@link #flagship} with names of classes in its first arm. */
    static RunResult withClasses(List<String> classes) {
        return flagship().toBuilder().classes(Map.of(NAIVE, classes)).build();
    }

    /** Returns the run {@link #flagship} with the statistics of a group. */
    static RunResult withSeeds() {
        GroupSummary group = new GroupSummary(
                GRASSMANN,
                Map.of(),
                List.of(1L, 2L, 3L),
                Map.of(ArmStatus.COMPLETED, 2, ArmStatus.DIVERGED, 1),
                Optional.of(new SeedMean(2, -14.06, Optional.empty(), Optional.of("all 2 seeds gave -14.06"))),
                Map.of("effective-rank", mean(7.69, 0.1234), "knn-accuracy", mean(0.963, 0.0123)),
                Optional.empty());
        return flagship()
                .with(new SeedStatistics(
                        List.of(group),
                        List.of(),
                        List.of("grassmann has a higher effective rank than naive <b>.", "Left out: 1 of 3 arms.")));
    }

    /** Returns the run {@link #flagship} with findings, and tests of which every third is significant. */
    static RunResult withFindings(List<String> findings, int tests) {
        List<GroupDifference> differences = IntStream.range(0, tests)
                .mapToObj(i -> new GroupDifference(
                        "effective-rank",
                        GRASSMANN,
                        "naive",
                        "student",
                        Optional.empty(),
                        OptionalDouble.of(0.01),
                        OptionalDouble.of(0.04),
                        i % 3 == 2,
                        Optional.empty()))
                .toList();
        return flagship().with(new SeedStatistics(List.of(), differences, findings));
    }

    /** Returns the run {@link #flagship} with two rankings over datasets, of which one has too many methods to be drawn. */
    static RunResult withRankings() {
        List<GroupRanking.Method> many = IntStream.rangeClosed(1, 61)
                .mapToObj(i -> new GroupRanking.Method("m" + i, i))
                .toList();
        return flagship()
                .with(new SeedStatistics(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                ranking(List.of(
                                        new GroupRanking.Method("a<b>", 1.25), new GroupRanking.Method("c", 1.75))),
                                ranking(many)),
                        List.of(),
                        IntervalMethod.STUDENT,
                        TestCorrection.STUDY));
    }

    private static GroupRanking ranking(List<GroupRanking.Method> methods) {
        return new GroupRanking(
                "effective-rank",
                List.of("loss"),
                methods,
                6,
                true,
                List.of("digits", "fashion-mnist"),
                2.5,
                0.1,
                0.2,
                1.5,
                0.05,
                List.of(),
                List.of());
    }

    private static SeedMean mean(double mean, double half) {
        return new SeedMean(
                2,
                mean,
                Optional.of(new SeedMean.Interval(mean - half, mean + half, 0.95, "student")),
                Optional.empty());
    }

    /** Returns a run with groups of several seeds; the arms of a group are not neighbours. */
    static RunResult manyArms(int groups, int seeds, int rows) {
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> trajectory = new ArrayList<>();
        Map<String, ArmFactors> factors = new HashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (int group = 0; group < groups; group++) {
                String name = "group-" + group + "-seed" + seed;
                arms.add(arm(name, "euclidean", 1, 2, 0.5, Double.NaN, Optional.empty()));
                factors.put(name, new ArmFactors("group-" + group, seed, Map.of()));
                for (int step = 0; step < rows; step++) {
                    trajectory.add(row(name, step, step, "loss", 0, 1 + 1.0 / (step + 1)));
                }
            }
        }
        RunResult plain = run("Many arms", "", arms, trajectory, List.of());
        return withFactors(plain, factors);
    }

    /** Returns a run with 100 samples of one image for each arm, and 100 rows of its trajectory. */
    static RunResult manyArmsWithImages(int arms) {
        RunResult plain = manyArms(arms, 1, 100);
        List<EmbeddingPoint> points = new ArrayList<>();
        for (ArmResult arm : plain.arms()) {
            for (int i = 0; i < 100; i++) {
                points.add(new EmbeddingPoint(
                        arm.name(),
                        i,
                        OptionalInt.of(i % 10),
                        i / 100.0,
                        -i / 100.0,
                        Optional.of("data:image/png;base64,iVBORw0KGgo=")));
            }
        }
        return run(plain.title(), "", plain.arms(), plain.trajectory(), points);
    }

    static RunResult run(
            String title, String summary, List<ArmResult> arms, List<TrajectoryRow> rows, List<EmbeddingPoint> points) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("repdyn", "0.1.0");
        provenance.put("seed", 1);
        provenance.put("backend", Map.of("name", "openblas", "version", "0.3.31"));
        provenance.put("plugins", List.of(Map.of("name", "linear-contrastive", "version", "0.1.0")));
        provenance.put("data", Map.of("sha-256", "0f3c9ac2f8f0d8e1b1f3a0c2"));
        return RunResult.builder(RUN, title)
                .summary(summary)
                .columns(COLUMNS)
                .arms(arms)
                .trajectory(rows)
                .points(points)
                .configuration("seed: 1\ndata: {name: digits}\nloss: linear-contrastive\narms:\n- {name: naive}\n")
                .provenance(provenance)
                .build();
    }

    private static Map<String, Double> columns(double rank, double knn) {
        Map<String, Double> columns = new LinkedHashMap<>(
                Map.of("effective-rank", rank, "probe-accuracy", Math.min(1, knn + 0.01), "knn-accuracy", knn));
        columns.values().removeIf(value -> value.isNaN());
        return columns;
    }

    static ArmResult arm(
            String name,
            String constraint,
            double loss,
            double rank,
            double knn,
            double deviation,
            Optional<PredictionInfo> prediction) {
        Map<String, String> setup = new LinkedHashMap<>();
        setup.put("loss", "linear-contrastive");
        setup.put("encoder", "linear (64 → 8)");
        setup.put("constraint", constraint);
        setup.put("dynamics", "exact");
        return ArmResult.builder(name, ArmStatus.COMPLETED)
                .setup(setup)
                .finalTime(30)
                .finalLoss(optional(loss))
                .columns(columns(rank, knn))
                .deviation(
                        optional(deviation), Double.isNaN(deviation) ? OptionalDouble.empty() : OptionalDouble.of(30))
                .deviationReason(
                        Double.isNaN(deviation)
                                ? Optional.of("no closed form is known for this loss in function space")
                                : Optional.empty())
                .prediction(prediction)
                .seconds(1.84)
                .stopped("completed at t = 30")
                .finding(
                        rank < 1.1
                                ? "collapsed: rank one: all 8 outputs are multiples of one function"
                                : "kept 7.7 of 8 dimensions")
                .build();
    }

    static TrajectoryRow row(String arm, int step, double t, String observable, int index, double value) {
        return new TrajectoryRow(RUN, arm, 1, step, t, observable, index, value);
    }

    private static Optional<PredictionInfo> prediction(String name, OptionalDouble rate) {
        return Optional.of(new PredictionInfo(
                name, "W(t) = orth(e^{−2Ct} W₀), C = Cₙ − Cₚ", "theory of the constrained flow, equation 12", rate));
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static void naive(List<TrajectoryRow> rows, int step, double t, Random random) {
        double[] values = new double[8];
        for (int i = 0; i < 8; i++) {
            values[i] = 22 * Math.exp(0.66 * t * (1 - 0.42 * Math.sqrt(i))) * (1 - 0.05 * i);
        }
        observe(rows, NAIVE, step, t, values, -0.5 * values[0] * values[0] / 400, true);
        rows.add(row(NAIVE, step, t, "deviation", 0, 1e-13 * (1 + t) * (0.7 + 0.6 * random.nextDouble())));
    }

    private static void grassmann(List<TrajectoryRow> rows, int step, double t, Random random) {
        double[] values = new double[8];
        for (int i = 0; i < 8; i++) {
            double end = 62 * Math.exp(-0.16 * i);
            values[i] = end + (20 - end) * Math.exp(-(0.25 + 0.05 * i) * t);
        }
        observe(rows, GRASSMANN, step, t, values, -14.06 + 12 * Math.exp(-0.35 * t), true);
        rows.add(row(GRASSMANN, step, t, "deviation", 0, step == 0 ? 0 : 2e-10 * (0.4 + 0.6 * random.nextDouble())));
        double angle = Math.atan(7 * Math.exp(-RATE * t));
        rows.add(row(GRASSMANN, step, t, "subspace-angle", 0, angle));
        rows.add(row(GRASSMANN, step, t, "predicted.subspace-angle", 0, angle));
    }

    private static void infinite(List<TrajectoryRow> rows, int step, double t) {
        double[] values = new double[8];
        for (int i = 0; i < 8; i++) {
            values[i] = 9 * Math.exp(0.3 * t * (1 - 0.5 * Math.sqrt(i))) * (1 - 0.08 * i);
        }
        observe(rows, INFINITE, step, t, values, -0.5 * values[0] * values[0] / 100, false);
    }

    private static void observe(
            List<TrajectoryRow> rows, String arm, int step, double t, double[] values, double loss, boolean predicted) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double entropy = 0;
        for (double value : values) {
            entropy -= value / sum * Math.log(value / sum);
        }
        for (String prefix : predicted ? List.of("", "predicted.") : List.of("")) {
            for (int i = 0; i < values.length; i++) {
                rows.add(row(arm, step, t, prefix + "singular-values", i, values[i]));
                if (predicted) {
                    rows.add(row(arm, step, t, prefix + "mode-projection", i, values[i] / 20));
                }
            }
            rows.add(row(arm, step, t, prefix + "effective-rank", 0, Math.exp(entropy)));
            rows.add(row(arm, step, t, prefix + "loss", 0, loss));
        }
    }

    private static List<EmbeddingPoint> points(Random random) {
        List<EmbeddingPoint> points = new ArrayList<>();
        for (int sample = 0; sample < 597; sample++) {
            int label = sample % 10;
            Optional<String> image = Optional.of(DigitImages.png(label, random));
            OptionalInt known = OptionalInt.of(label);
            double line = clip(0.4 * random.nextGaussian() + 0.08 * (label - 5));
            points.add(new EmbeddingPoint(NAIVE, sample, known, line, 0.004 * random.nextGaussian(), image));
            double turn = 2 * Math.PI * label / 10;
            double radius = 0.35 + 0.35 * (label % 3) / 2.0;
            points.add(new EmbeddingPoint(
                    GRASSMANN,
                    sample,
                    known,
                    clip(radius * Math.cos(turn) + 0.11 * random.nextGaussian()),
                    clip(radius * Math.sin(turn) + 0.11 * random.nextGaussian()),
                    image));
            points.add(new EmbeddingPoint(INFINITE, sample, known, line, 0.03 * random.nextGaussian(), image));
        }
        return points;
    }

    private static double clip(double value) {
        return Math.max(-1, Math.min(1, value));
    }
}
