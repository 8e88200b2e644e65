package org.repdyn.manifolds.optimisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Comparison of the given gradient and Hessian with differences of the cost, along the gradient at the last point of a run that did not converge: wrong
 * derivatives often are the reason. Differences of steps h and 2h, and those before and after the point, must agree, so that a kink or noise is not taken
 * for a mistake.
 */
final class GivenDerivatives {

    /** Step relative to the point, as in {@link CostDifferences}. */
    private static final double STEP = 7e-4;

    /** Factor between the step and a shorter one, with which a wrong gradient is confirmed. */
    private static final double SHORTER = 1e3;

    /** Relative difference that is a mistake; the differences have errors of about 1e-9 at this step. */
    private static final double MISTAKE = 0.01;

    /** Factor on estimates of the error of a difference. */
    private static final double SAFETY = 10;

    private final Objective objective;
    private final Iterate at;
    private final R064Store direction;
    private final R064Store moved;
    private final double h;

    private GivenDerivatives(Objective objective, Iterate at) {
        this.objective = objective;
        this.at = at;
        double length = Entries.norm(at.gradient);
        direction = Entries.like(at.point);
        Entries.scale(1 / length, at.gradient, direction);
        moved = Entries.like(at.point);
        h = STEP * DifferenceLengths.shortest(objective.manifold, Entries.largest(at.point));
    }

    /** Returns what the user should know about the derivatives; empty if they fit the cost or nothing can be said. */
    static List<String> warnings(Objective objective, Iterate at) {
        if (!objective.hasGradient() || !(at.gradientNorm > 0)) {
            return List.of();
        }
        try {
            return new GivenDerivatives(objective, at).compare().stream().toList();
        } catch (ArithmeticException e) {
            // The cost is not defined next to the point.
            return List.of();
        }
    }

    private Optional<String> compare() {
        double slope = objective.inner(at, at.gradient, direction);
        Differences differences = differences(h);
        Optional<String> wrongGradient = differences.compare(slope);
        if (wrongGradient.isPresent()) {
            // A step that suits the largest entry of the point may be too long for the entries that move.
            return wrongGradient.filter(
                    text -> differences(h / SHORTER).compare(slope).isPresent());
        }
        if (!objective.hasUsedHessian() || objective.retraction.order() < 2) {
            // Only along a curve without acceleration is the second derivative that of the Hessian.
            return Optional.empty();
        }
        objective.hessian(at, direction, moved);
        double curvature = objective.inner(at, moved, direction);
        double nearBend = differences.nearBend;
        double farBend = differences.farBend;
        double second = (4 * nearBend - farBend) / 3;
        // At a kink of the gradient, second derivatives before and after the point differ by this from their mean.
        double kink = 2 * Math.abs(differences.near - slope) / h;
        return isMistake(
                        second,
                        curvature,
                        SAFETY * (Math.abs(nearBend - farBend) + differences.rounding / (h * h)) + kink)
                ? Optional.of(text("Hessian", "second derivative", second, curvature))
                : Optional.empty();
    }

    /** Computes the differences of a step. */
    private Differences differences(double step) {
        double before = cost(-step);
        double after = cost(step);
        double farBefore = cost(-2 * step);
        double farAfter = cost(2 * step);
        return new Differences(
                step,
                (after - before) / (2 * step),
                (farAfter - farBefore) / (4 * step),
                (after - 2 * at.cost + before) / (step * step),
                (farAfter - 2 * at.cost + farBefore) / (4 * step * step),
                // About five roundings of the cost
                SAFETY * Math.ulp(1.0) * objective.magnitude(at));
    }

    /** Returns the cost at a distance along the gradient; NaN if the manifold refuses the step. */
    private double cost(double t) {
        return objective.retract(at.point, direction, t, moved) ? objective.cost(moved) : Double.NaN;
    }

    /** Returns true if two numbers differ by more than errors explain; false if one is not finite. */
    private static boolean isMistake(double measured, double given, double error) {
        double size = Math.max(Math.abs(measured), Math.abs(given));
        return Math.abs(measured - given) > error + MISTAKE * size && size < Double.POSITIVE_INFINITY;
    }

    private static String text(String function, String derivative, double measured, double given) {
        return String.format(
                Locale.ROOT,
                "the %s does not fit the cost: along the gradient at the last point the %s of the cost is %.3g, and"
                        + " that of the %s is %.3g; Checks.check%s compares them at a random point",
                function,
                derivative,
                measured,
                function,
                given,
                function.substring(0, 1).toUpperCase(Locale.ROOT) + function.substring(1));
    }

    /** First and second derivatives by differences of a step and of its double, and the rounding of the cost. */
    private record Differences(double step, double near, double far, double nearBend, double farBend, double rounding) {

        /** Returns a warning if the given slope is not that of the cost. */
        Optional<String> compare(double slope) {
            double difference = (4 * near - far) / 3;
            // At a kink the slopes before and after the point differ by the step times the bend.
            double error = SAFETY * (Math.abs(near - far) + rounding / step) + Math.abs(nearBend) * step;
            return isMistake(difference, slope, error)
                    ? Optional.of(text("gradient", "slope", difference, slope))
                    : Optional.empty();
        }
    }
}
