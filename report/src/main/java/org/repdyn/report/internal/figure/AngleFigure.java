package org.repdyn.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.RunResult;

/** Figure of the largest angle to the limit subspace over time, on a logarithmic axis, with the slope of the theory. */
public final class AngleFigure {

    static final String ID = ObservableNames.SUBSPACE_ANGLE;
    private static final String TITLE = "Angle to the subspace of the theory";
    /** Smallest angle that is drawn, in radians; it is below the rounding error of any angle. */
    private static final double FLOOR = 1e-17;
    /** Angle in radians below which tan θ = θ to half a per cent, so that θ itself decays exponentially. */
    private static final double SMALL_ANGLE = 0.1;

    private AngleFigure() {}

    public static Figure of(RunResult run) {
        List<Series> simulated = Series.of(run, ID);
        if (simulated.isEmpty()) {
            return Figure.absent(ID, TITLE, "No arm recorded an angle to a limit subspace.");
        }
        Map<String, List<Series>> predicted = Series.byArm(run, ObservableNames.PREDICTED + ID);
        List<Series> theory = simulated.stream()
                .map(s -> reference(run, s, predicted.getOrDefault(s.arm(), List.of())))
                .flatMap(Optional::stream)
                .toList();
        boolean slopes = !theory.isEmpty();
        String slope = slopes
                ? " The thin dotted line has the slope of the theory, exp(−rate·t), through the first predicted angle"
                        + " below 0.1."
                : " The theory gives no rate for these arms.";
        return Figure.of(
                ID,
                TITLE,
                "Largest principal angle between the learned subspace and that of the theory. A straight line means"
                        + " exponential convergence." + slope,
                SharedLines.of(run, ID, TITLE, "largest angle (radians)")
                        .shown(line -> line.nonZero(FLOOR))
                        .axis(VerticalAxis::logarithmic)
                        .linearTime()
                        .theory(theory, Chart.THEORY)
                        .draw(simulated),
                "");
    }

    /**
     * Returns the line of the theory through the first predicted angle below {@link #SMALL_ANGLE}, or through the last
     * angle if there is none. Empty if the theory gives no rate.
     */
    private static Optional<Series> reference(RunResult run, Series simulated, List<Series> predicted) {
        Optional<Double> rate = run.arms().stream()
                .filter(arm -> arm.name().equals(simulated.arm()))
                .map(ArmResult::prediction)
                .flatMap(Optional::stream)
                .map(PredictionInfo::angleRate)
                .filter(r -> r.isPresent())
                .map(r -> r.getAsDouble())
                .findFirst();
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        List<Series.Point> points = (predicted.isEmpty() ? simulated : predicted.get(0)).points();
        Series.Point anchor = points.stream()
                .filter(p -> p.value() < SMALL_ANGLE && p.value() > 0)
                .findFirst()
                .orElse(points.get(points.size() - 1));
        List<Series.Point> line = new ArrayList<>();
        for (Series.Point p : points) {
            double value = anchor.value() * Math.exp(-rate.get() * (p.t() - anchor.t()));
            if (value >= FLOOR && value <= Math.PI / 2) {
                line.add(new Series.Point(p.t(), value));
            }
        }
        return line.size() < 2 ? Optional.empty() : Optional.of(new Series(simulated.arm(), 0, line));
    }
}
