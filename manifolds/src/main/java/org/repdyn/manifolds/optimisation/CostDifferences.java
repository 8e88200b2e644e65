package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ojalgo.matrix.store.R064Store;

/**
 * Gradient of a cost that is given as a function alone. The cost is differentiated along the curves R(t·P(E)) of all unit matrices E,
 * so that it is never evaluated off the manifold; the derivatives are the tangent part of the Euclidean gradient. Each derivative
 * comes from central differences of steps h and 2h, combined to fourth order. If the two do not agree, the cost is not smooth
 * there or its values are noisy, and the result of the run has a warning; also if the cost has two values at one point.
 */
final class CostDifferences {

    /** Step relative to the largest entry of the point: ε^(1/5), where truncation h⁴ and rounding ε/h balance. */
    private static final double STEP = 7e-4;

    /** Largest relative difference between the derivatives of the two steps; on a smooth cost of scale 1 it is about h² = 5e-7. */
    private static final double DISAGREEMENT = 1e-3;

    private final Objective objective;
    private final R064Store unit;
    private final R064Store tangent;
    private final R064Store moved;
    private final R064Store coarse;
    /** Largest gradient of the run; at a minimum the gradient itself is no measure for differences of the cost. */
    private double largestGradient;
    /** Largest disagreement of the run. */
    private double worst;

    /** Largest relative difference of two values of the cost at one point. */
    private double spread;

    CostDifferences(Objective objective, R064Store shape) {
        this.objective = objective;
        unit = TangentArithmetic.like(shape);
        tangent = TangentArithmetic.like(shape);
        moved = TangentArithmetic.like(shape);
        coarse = TangentArithmetic.like(shape);
    }

    /** Takes notice of the value of the cost at a point whose value is known. */
    private void compare(double known, double again) {
        double difference = Math.abs(known - again);
        if (difference > 0) {
            spread = Math.max(spread, difference / Math.max(Math.abs(known), Math.abs(again)));
        }
    }

    /**
     * Computes the tangent part of the Euclidean gradient.
     *
     * @param known the cost at the point, NaN if it is not known
     */
    void gradient(R064Store point, double known, R064Store result) {
        double h = STEP * Math.max(Double.MIN_NORMAL, largest(point));
        double value = objective.cost(point);
        compare(known, value);
        double size = Math.abs(value);
        for (int i = 0; i < result.data.length; i++) {
            unit.data[i] = 1;
            objective.manifold.project(point, unit, tangent);
            unit.data[i] = 0;
            double near = difference(point, h);
            double far = difference(point, 2 * h);
            result.data[i] = (4 * near - far) / 3;
            coarse.data[i] = far;
        }
        TangentArithmetic.combine(1, coarse, -1, result, coarse);
        largestGradient = Math.max(largestGradient, TangentArithmetic.length(result));
        // Rounding of the cost alone makes the differences disagree by about ε·|f|/h in each entry.
        double noise = Math.ulp(1.0) * size / h * Math.sqrt(result.data.length) / DISAGREEMENT;
        double disagreement = TangentArithmetic.length(coarse) / (largestGradient + noise);
        worst = Double.isNaN(disagreement) ? worst : Math.max(worst, disagreement);
    }

    private double difference(R064Store point, double h) {
        if (!objective.retract(point, tangent, h, moved)) {
            return Double.NaN;
        }
        double after = objective.cost(moved);
        if (!objective.retract(point, tangent, -h, moved)) {
            return Double.NaN;
        }
        return (after - objective.cost(moved)) / (2 * h);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (spread > LineFunction.ROUNDING) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the cost is not a function of the point: two calls at one point differed by %.1g of its value,"
                            + " and differences magnify this; draw random numbers of the cost from a fixed seed in each"
                            + " call, or give the gradient",
                    spread));
        }
        if (worst > DISAGREEMENT) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "differences of the cost with two steps disagree by up to %.1g of the gradient, so the cost is not"
                            + " smooth or its values are noisy; give the gradient",
                    worst));
        }
        return warnings;
    }

    private static double largest(R064Store point) {
        double largest = 0;
        for (double entry : point.data) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
