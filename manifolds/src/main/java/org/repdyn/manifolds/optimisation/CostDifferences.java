package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/**
 * Gradient of a cost that is given as a function alone. The cost is differentiated along the curves R(t·P(E)) of all unit matrices E,
 * so that it is never evaluated off the manifold; the derivatives are the tangent part of the Euclidean gradient. Each derivative
 * comes from central differences of steps h and 2h, combined to fourth order. If the two do not agree, the cost is not smooth
 * there or its values are noisy, and the result of the run has a warning; also if the cost has two values at one point.
 */
final class CostDifferences {

    /** Step relative to the length: ε^(1/5), where truncation h⁴ and rounding ε/h balance. */
    private static final double STEP = 7e-4;

    /** Largest relative difference between the derivatives of the two steps; on a smooth cost of scale 1 it is about h² = 5e-7. */
    private static final double DISAGREEMENT = 1e-3;

    /** The same for steps that are longer than the size of the point suggests; truncation of fourth order is then about 1e-10. */
    private static final double SMOOTH = 1e-5;

    /** Number of roundings by which derivatives of two steps may differ on a smooth cost. */
    private static final double NOISES = 10;

    private final Objective objective;
    private final R064Store unit;
    private final R064Store tangent;
    private final R064Store moved;
    private final R064Store disagreement;
    private double length;
    /** Largest gradient of the run; at a minimum the gradient itself is no measure for differences of the cost. */
    private double largestGradient;
    /** Largest disagreement of the run. */
    private double worst;

    /** Largest relative difference of two values of the cost at one point. */
    private double spread;

    CostDifferences(Objective objective, R064Store shape) {
        this.objective = objective;
        unit = Entries.like(shape);
        tangent = Entries.like(shape);
        moved = Entries.like(shape);
        disagreement = Entries.like(shape);
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
        double value = objective.cost(point);
        compare(known, value);
        double size = largest(point);
        length = DifferenceLengths.longest(objective.manifold, size);
        differentiate(point, STEP * length, result);
        for (double next = DifferenceLengths.shorter(length, size);
                next < length && !isSmooth(value, result);
                next = DifferenceLengths.shorter(length, size)) {
            length = next;
            differentiate(point, STEP * length, result);
        }
        largestGradient = Math.max(largestGradient, Entries.norm(result));
        double relative = Entries.norm(disagreement) / (largestGradient + noise(value) / DISAGREEMENT);
        worst = Double.isNaN(relative) ? worst : Math.max(worst, relative);
    }

    /** Returns the length to which the steps of the last gradient were proportional. */
    double length() {
        return length;
    }

    /** Computes the derivatives from steps h and 2h, and the difference between those of 2h and them. */
    private void differentiate(R064Store point, double h, R064Store result) {
        for (int i = 0; i < result.data.length; i++) {
            unit.data[i] = 1;
            objective.manifold.project(point, unit, tangent);
            unit.data[i] = 0;
            double near = difference(point, h);
            double far = difference(point, 2 * h);
            result.data[i] = (4 * near - far) / 3;
            disagreement.data[i] = far - result.data[i];
        }
    }

    /** Returns true if the cost is so smooth at the present length that the derivatives are right to about {@link #SMOOTH} squared. */
    private boolean isSmooth(double value, R064Store derivatives) {
        double size = Math.max(largestGradient, Entries.norm(derivatives));
        return Entries.norm(disagreement) <= SMOOTH * size + NOISES * noise(value);
    }

    /** Returns the length of the rounding in derivatives: about ε·|f|/h in each entry. */
    private double noise(double value) {
        return Math.ulp(1.0) * Math.abs(value) / (STEP * length) * Math.sqrt(unit.data.length);
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
