package org.repdyn.report;

import java.util.List;
import java.util.stream.IntStream;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationFigure.Line;
import org.repdyn.core.result.ReplicationFigure.Point;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.core.result.Verdict;

/** Two made-up replications: one that holds, and one that fails and has markup in its text and extreme numbers. */
final class SampleReplications {

    /** Number of figures with data. */
    static final int PANELS = 4;

    private SampleReplications() {}

    static List<ReplicationResult> two() {
        return List.of(
                new ReplicationResult(
                        "sigmoids",
                        "Modes are learned one after the other",
                        "Saxe, McClelland, Ganguli (2014), eq. 5",
                        "Each mode is a sigmoid in time.",
                        SampleRuns.flagship(),
                        List.of(Verdict.absolute("flow: final mode 0", 3, 2.999, 0.01, "integration error")),
                        List.of(
                                new ReplicationFigure("Modes", "time t", "mode", false, false, sigmoids()),
                                new ReplicationFigure(
                                        "Drift <b>by</b> width",
                                        "encoder width",
                                        "drift",
                                        true,
                                        true,
                                        List.of(
                                                new Line("a", 0, false, powers(-0.5)),
                                                new Line("b", 0, false, powers(-1)))),
                                new ReplicationFigure("Nothing", "time t", "none", false, false, List.of())),
                        1.5),
                new ReplicationResult(
                        "awkward",
                        "A title with </script> and & in it",
                        "Nobody (2026)",
                        "Nothing holds.",
                        SampleRuns.flagship(),
                        List.of(
                                Verdict.missing("what is not there", 1, "the arm <b> did not end"),
                                Verdict.relative("what is far away", 1, 1e12, 1e-3, "rounding")),
                        List.of(
                                new ReplicationFigure(
                                        "One line",
                                        "time t",
                                        "v",
                                        false,
                                        true,
                                        List.of(new Line("only", 0, false, sigmoid(0, 1)))),
                                new ReplicationFigure(
                                        "Infinite",
                                        "time t",
                                        "v",
                                        false,
                                        false,
                                        List.of(new Line(
                                                "only",
                                                0,
                                                false,
                                                List.of(
                                                        new Point(0, 1),
                                                        new Point(1, Double.NaN),
                                                        new Point(2, 3),
                                                        new Point(3, Double.POSITIVE_INFINITY),
                                                        new Point(4, 5)))))),
                        0.1));
    }

    /**
     * Returns a replication with an arm that was compared at one time only. Its figures are over time, over the logarithm of
     * time, without the prediction, and over a width.
     */
    static ReplicationResult partlyCompared() {
        List<Line> both =
                List.of(new Line("grassmann", 0, false, sigmoid(3, 1)), new Line("grassmann", 0, true, sigmoid(3, 1)));
        return new ReplicationResult(
                "partial",
                "A prediction ends early",
                "Nobody (2026)",
                "A small window.",
                SampleRuns.partlyCompared(),
                List.of(Verdict.absolute("loss", 3, 3, 0.01, "integration error")),
                List.of(
                        new ReplicationFigure("In time", ReplicationFigure.TIME, "v", false, false, both),
                        new ReplicationFigure("In log time", ReplicationFigure.TIME, "v", true, false, both),
                        new ReplicationFigure(
                                "Simulated", ReplicationFigure.TIME, "v", false, false, both.subList(0, 1)),
                        new ReplicationFigure("By width", "encoder width", "v", false, false, both)),
                0.1);
    }

    private static List<Line> sigmoids() {
        return IntStream.range(0, 6)
                .mapToObj(i -> new Line("flow", i / 2, i % 2 == 1, sigmoid(3 + 3 * (i / 2), 3 - i / 2)))
                .toList();
    }

    private static List<Point> sigmoid(double centre, double height) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(i -> new Point(i / 5.0, height / (1 + Math.exp(-2 * (i / 5.0 - centre)))))
                .toList();
    }

    private static List<Point> powers(double exponent) {
        return IntStream.rangeClosed(4, 10)
                .mapToObj(i -> new Point(Math.pow(2, i), Math.pow(2, i * exponent)))
                .toList();
    }
}
