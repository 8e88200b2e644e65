package org.repdyn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.EmbeddingPoint;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;

/** Runs with extreme values and with markup in every text. */
final class ExtremeRuns {

    static final String ODD = "</script><b>\"'&${x} %s\\ #0072B2";
    static final String BLOWN = "blows.up[0]";
    /** Number of panels of the report on {@link #blownUp}. */
    static final int PANELS = 7;

    private ExtremeRuns() {}

    /** Returns a run with one arm that overflows and one that is constant; every text has markup in it. */
    static RunResult blownUp() {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (int step = 0; step <= 60; step++) {
            double t = step / 10.0;
            double huge = step < 59 ? Math.pow(10, step * 5.2) : step == 59 ? Double.POSITIVE_INFINITY : Double.NaN;
            rows.add(SampleRuns.row(BLOWN, step, t, "loss", 0, -huge));
            rows.add(SampleRuns.row(BLOWN, step, t, "singular-values", 0, huge));
            rows.add(SampleRuns.row(BLOWN, step, t, "singular-values", 1, step == 3 ? 0 : 1 / huge));
            rows.add(SampleRuns.row(BLOWN, step, t, "effective-rank", 0, 1));
            rows.add(SampleRuns.row(BLOWN, step, t, "deviation", 0, step == 0 ? 0 : huge));
            rows.add(SampleRuns.row(ODD, step, t, "loss", 0, 3));
            rows.add(SampleRuns.row(ODD, step, t, "predicted.loss", 0, 3));
            rows.add(SampleRuns.row(ODD, step, t, "effective-rank", 0, 8));
            rows.add(SampleRuns.row(ODD, step, t, "deviation", 0, 0));
            rows.add(SampleRuns.row(ODD, step, t, "subspace-angle", 0, 0));
        }
        rows.add(SampleRuns.row(BLOWN, 61, Double.NaN, "loss", 0, 1));
        List<EmbeddingPoint> points = List.of(
                new EmbeddingPoint(BLOWN, 0, OptionalInt.empty(), Double.NaN, 0, Optional.empty()),
                new EmbeddingPoint(BLOWN, 1, OptionalInt.empty(), 1, 0, Optional.empty()),
                new EmbeddingPoint(BLOWN, 2, OptionalInt.empty(), -1, 0.2, Optional.empty()));
        return SampleRuns.run("A title </script><b>bold</b> & <!-- more", "", arms(), rows, points);
    }

    /**
     * Returns a run in which every observable that has a figure, measured and predicted, has the same course in two components.
     *
     * @param course value at each of four times
     */
    static RunResult course(double... course) {
        List<TrajectoryRow> rows = new ArrayList<>();
        for (String name : List.of(
                "loss",
                "singular-values",
                "mode-projection",
                "effective-rank",
                "deviation",
                "subspace-angle",
                "further")) {
            for (int step = 0; step < course.length; step++) {
                for (int index = 0; index < 2; index++) {
                    rows.add(SampleRuns.row(ODD, step, step, name, index, course[step]));
                    rows.add(SampleRuns.row(ODD, step, step, "predicted." + name, index, course[step]));
                }
            }
        }
        return SampleRuns.run("Course", "", List.of(arm(ODD)), rows, List.of());
    }

    /** Returns a run with the same arms and no data. */
    static RunResult empty() {
        return SampleRuns.run("Nothing", "", arms(), List.of(), List.of());
    }

    /** Returns a run without arms. */
    static RunResult armless() {
        return SampleRuns.run("", "", List.of(), List.of(), List.of());
    }

    private static List<ArmResult> arms() {
        return List.of(arm(BLOWN), arm(ODD));
    }

    private static ArmResult arm(String name) {
        return ArmResult.builder(name, ArmStatus.DIVERGED)
                .finalTime(5.8)
                .deviationReason(Optional.of("<i>nothing</i> is predicted"))
                .seconds(0.01)
                .stopped("blew up at t = 5.8")
                .build();
    }
}
