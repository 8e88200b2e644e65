package org.repdyn.core.result;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Figure of a replication: simulated lines, with the predicted lines drawn over them.
 *
 * @param title heading
 * @param x label of the horizontal axis
 * @param y label of the vertical axis
 * @param logX true if the horizontal axis is logarithmic; points that are not positive are left out
 * @param logY true if the vertical axis is logarithmic; points that are not positive are left out
 * @param lines the lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReplicationFigure(String title, String x, String y, boolean logX, boolean logY, List<Line> lines) {

    /** Label of the horizontal axis if it is the time of the runs. */
    public static final String TIME = "time t";

    public ReplicationFigure {
        Objects.requireNonNull(title, "the argument 'title' is null");
        Objects.requireNonNull(x, "the argument 'x' is null");
        Objects.requireNonNull(y, "the argument 'y' is null");
        Objects.requireNonNull(lines, "the argument 'lines' is null");
        lines = List.copyOf(lines);
    }

    /** Returns true if the horizontal axis is the time of the runs. */
    public boolean overTime() {
        return x.equals(TIME);
    }

    /**
     * Line of a figure.
     *
     * @param arm name of the arm, or of the group of arms that supply its points
     * @param index position in a vector-valued observable, from 0
     * @param predicted true if the values are predicted, false if they are simulated
     * @param points points in the order in which they are connected: by x, or by time if x is not a function of time
     * @param draws points of the single runs, if {@code points} are means over several runs
     */
    public record Line(String arm, int index, boolean predicted, List<Point> points, List<Point> draws) {
        public Line {
            Objects.requireNonNull(arm, "the argument 'arm' is null");
            Objects.requireNonNull(points, "the argument 'points' is null");
            Objects.requireNonNull(draws, "the argument 'draws' is null");
            points = List.copyOf(points);
            draws = List.copyOf(draws);
        }

        /** Creates a line whose points are not means. */
        public Line(String arm, int index, boolean predicted, List<Point> points) {
            this(arm, index, predicted, points, List.of());
        }
    }

    /** Point of a line. */
    public record Point(double x, double y) {}
}
