package org.repdyn.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.SeedMean;
import org.repdyn.core.result.SeedStatistics;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.statistics.interval.SeedMeans;

/** Made-up studies of losses, widths and seeds. */
final class SampleStudies {

    /** Observables of each arm; the last one has several components. */
    private static final List<String> OBSERVABLES =
            List.of("loss", "effective-rank", "norm", "uniformity", "alignment", "singular-values");

    private SampleStudies() {}

    /**
     * Returns a study of losses × widths × seeds.
     *
     * @param times number of times of each arm
     * @param components number of singular values
     */
    static RunResult of(int losses, int widths, int seeds, int times, int components) {
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (int loss = 0; loss < losses; loss++) {
            for (int width = 0; width < widths; width++) {
                for (int seed = 0; seed < seeds; seed++) {
                    String group = "loss-" + loss + "-width" + 8 * (width + 1);
                    String name = seeds == 1 ? group : group + "-seed" + seed;
                    double rank = 1 + loss + 0.1 * width + 0.01 * seed;
                    arms.add(SampleRuns.arm(
                            name, "euclidean", -rank, rank, 0.5 + 0.01 * seed, Double.NaN, Optional.empty()));
                    factors.put(
                            name,
                            new ArmFactors(
                                    group,
                                    seed,
                                    Map.of(
                                            "loss",
                                            new FactorValue.Text("loss-" + loss),
                                            "encoder.width",
                                            new FactorValue.Numeric(8 * (width + 1)))));
                    trajectory(rows, name, rank, times, components);
                }
            }
        }
        RunResult plain = SampleRuns.run("Losses and widths", "", arms, rows, List.of());
        RunResult study = new RunResult(
                plain.run(),
                plain.title(),
                plain.summary(),
                plain.columns(),
                plain.arms(),
                plain.trajectory(),
                plain.points(),
                plain.configuration(),
                plain.provenance(),
                plain.origins(),
                plain.classes(),
                factors);
        return seeds == 1
                ? study
                : study.with(new SeedStatistics(
                        study.groups().stream().map(SampleStudies::summary).toList(),
                        List.of(),
                        List.of("Losses differ.")));
    }

    private static GroupSummary summary(ArmGroup group) {
        List<ArmResult> arms = List.copyOf(group.arms().values());
        Map<String, SeedMean> columns = new LinkedHashMap<>();
        for (String observable : List.of("effective-rank", "knn-accuracy")) {
            SeedMeans.of(
                            IntervalMethod.STUDENT,
                            arms.stream()
                                    .mapToDouble(arm -> arm.column(observable).orElseThrow())
                                    .toArray())
                    .ifPresent(mean -> columns.put(observable, mean));
        }
        return new GroupSummary(
                group.name(),
                group.factors(),
                List.copyOf(group.arms().keySet()),
                Map.of(ArmStatus.COMPLETED, arms.size()),
                SeedMeans.of(
                        IntervalMethod.STUDENT,
                        arms.stream()
                                .mapToDouble(arm -> arm.finalLoss().orElseThrow())
                                .toArray()),
                columns,
                Optional.empty());
    }

    private static void trajectory(List<TrajectoryRow> rows, String arm, double rank, int times, int components) {
        for (int step = 0; step < times; step++) {
            double t = 30.0 * step / (times - 1);
            for (String observable : OBSERVABLES) {
                boolean vector = observable.equals("singular-values");
                for (int i = 0; i < (vector ? components : 1); i++) {
                    rows.add(SampleRuns.row(
                            arm, step, t, observable, i, rank / (1 + i) * (1 + Math.exp(-t) * Math.cos(t + i))));
                }
            }
        }
    }
}
