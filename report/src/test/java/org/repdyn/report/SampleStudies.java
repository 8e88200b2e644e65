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
import org.repdyn.core.result.CollapseKind;
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
        RunResult study = SampleRuns.withFactors(plain, factors);
        return seeds == 1
                ? study
                : study.with(new SeedStatistics(
                        study.groups().stream().map(SampleStudies::summary).toList(),
                        List.of(),
                        List.of("Losses differ.")));
    }

    /** Returns 16 arms by decay and noise that predict the critical decay 0.25/(1 + sd²) and collapse above it. */
    static RunResult phases() {
        List<ArmResult> arms = new ArrayList<>();
        List<TrajectoryRow> rows = new ArrayList<>();
        Map<String, ArmFactors> factors = new LinkedHashMap<>();
        for (double decay : new double[] {0.3, 0.2, 0.1, 0.02}) {
            for (double sd : new double[] {0, 0.5, 1, 2}) {
                String name = "decay" + decay + "-sd" + sd;
                double critical = 0.25 / (1 + sd * sd);
                arms.add(SampleRuns.collapsed(
                        SampleRuns.arm(name, "euclidean", -decay, 1 + sd, 0.5, Double.NaN, Optional.empty()),
                        decay > critical ? CollapseKind.COMPLETE : CollapseKind.NONE));
                rows.add(SampleRuns.row(name, 0, 0, "predicted.critical-decay", 0, critical));
                rows.add(SampleRuns.row(name, 1, 1, "predicted.critical-decay", 0, critical));
                factors.put(
                        name,
                        new ArmFactors(
                                name,
                                0,
                                Map.of(
                                        "weight.decay",
                                        new FactorValue.Numeric(decay),
                                        "noise.sd",
                                        new FactorValue.Numeric(sd))));
            }
        }
        RunResult plain = SampleRuns.run("Phases", "", arms, rows, List.of());
        return SampleRuns.withFactors(plain, factors);
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
