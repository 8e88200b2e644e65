package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.result.SeedMean;

/** Errors of a check over the step, with a dashed line of the expected slope through the last error above the rounding. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ErrorCurves {

    /** Largest number of curves, as many as readers can tell apart by colour. */
    private static final int MAX_CURVES = 7;

    private ErrorCurves() {}

    /** Returns the curves of a report; those that are exact to rounding have no slope and are left out, as a notice says. */
    public static FigureData of(CheckReport report) {
        List<Curve> curves = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int drawn = 0;
        for (SlopeCheck check : report.slopes()) {
            if (check.exact() || drawn == MAX_CURVES) {
                left.add(check.name());
                continue;
            }
            List<Curve.Point> points = new ArrayList<>();
            int last = -1;
            for (int i = 0; i < check.steps().size(); i++) {
                double error = check.errors().get(i);
                if (Double.isFinite(error) && error > 0) {
                    points.add(point(check.steps().get(i), error));
                    last = error > check.floor() ? i : last;
                }
            }
            if (last < 0) {
                left.add(check.name());
                continue;
            }
            drawn++;
            curves.add(new Curve(check.name(), false, points));
            curves.add(new Curve(check.name(), true, line(check, last)));
        }
        List<String> notices = left.isEmpty()
                ? List.of()
                : List.of("not in the figure, because their errors are rounding, or because it has " + MAX_CURVES
                        + " curves: " + String.join(", ", left));
        String label = drawn == 1 ? "error of " + curves.get(0).name() : "error";
        return new FigureData("step t", label, List.of(), true, curves, notices);
    }

    /** Returns the line of the expected slope through one of the errors, as far as the largest error. */
    private static List<Curve.Point> line(SlopeCheck check, int through) {
        List<Curve.Point> line = new ArrayList<>();
        double step = check.steps().get(through);
        double error = check.errors().get(through);
        double largest = check.errors().stream()
                .filter(Double::isFinite)
                .max(Double::compare)
                .orElse(error);
        for (int i = through; i >= 0; i--) {
            double t = check.steps().get(i);
            double expected = error * Math.pow(t / step, check.expected());
            if (expected <= largest) {
                line.add(point(t, expected));
            }
        }
        return line;
    }

    private static Curve.Point point(double step, double error) {
        return new Curve.Point(step, new SeedMean(1, error, Optional.empty(), Optional.of("one measurement")));
    }
}
