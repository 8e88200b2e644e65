package org.repdyn.core.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Lines to draw: what was simulated, and over it what theory says.
 *
 * @param title heading
 * @param x what the horizontal axis shows
 * @param y what the vertical axis shows
 * @param logX whether the horizontal axis is logarithmic; points that are not positive are left out
 * @param logY whether the vertical axis is logarithmic; points that are not positive are left out
 * @param lines the lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReplicationFigure(String title, String x, String y, boolean logX, boolean logY, List<Line> lines) {

    public ReplicationFigure {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param arm name of the arm, or of the group of arms it goes through
     * @param index position in a vector-valued observable, from 0
     * @param predicted whether theory says it, rather than the run
     * @param points in the order in which the line goes through them: that of x, or of time where x is no time
     * @param draws the single runs, where the points are means over several
     */
    public record Line(String arm, int index, boolean predicted, List<Point> points, List<Point> draws) {
        public Line {
            points = List.copyOf(points);
            draws = List.copyOf(draws);
        }

        /** A line whose points are no means. */
        public Line(String arm, int index, boolean predicted, List<Point> points) {
            this(arm, index, predicted, points, List.of());
        }
    }

    /** A point. */
    public record Point(double x, double y) {}
}
