package org.repdyn.dynamics.flow;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.WeightField;

/** The right-hand side of a flow for the integrator: the negative field at the point of the manifolds nearest to y. */
final class FlowField implements FirstOrderDifferentialEquations {

    private final WeightField constrained;
    private final PointField field;
    private final Weights ambient;
    private final Weights point;
    private final Weights gradient;
    private final int dimension;
    private final Budget budget;
    private long evaluations;
    private long steps;

    FlowField(WeightField constrained, PointField field, Budget budget) {
        this.constrained = constrained;
        this.field = field;
        this.budget = budget;
        this.ambient = constrained.problem().initial().zeros();
        this.point = ambient.zeros();
        this.gradient = ambient.zeros();
        this.dimension = ambient.size();
    }

    @Override
    public int getDimension() {
        return dimension;
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] yDot) {
        if (evaluations >= budget.evaluations().orElse(Long.MAX_VALUE)) {
            throw new BudgetSpent(evaluations + " gradients");
        }
        evaluations++;
        if (!Finite.all(y)) {
            throw new FieldNotFinite(t);
        }
        field.field(nearest(y), gradient);
        gradient.flatten(yDot);
        for (int i = 0; i < yDot.length; i++) {
            yDot[i] = -yDot[i];
        }
        // This check is needed because the integrator accepts a step whose error estimate is NaN.
        if (!Finite.all(yDot)) {
            throw new FieldNotFinite(t);
        }
    }

    /** Returns the number of evaluations of the field so far. */
    long evaluations() {
        return evaluations;
    }

    /** Counts a step that was accepted. */
    void accepted() {
        steps++;
    }

    /** @throws BudgetSpent if no further step is allowed */
    void requireStep() {
        if (steps >= budget.steps().orElse(Long.MAX_VALUE)) {
            throw new BudgetSpent(steps + " steps");
        }
    }

    /** Returns the work so far. */
    Work work() {
        return new Work(steps, evaluations, budget.isLimited());
    }

    /** Returns the weights nearest to y on the manifolds; the next call overwrites them. */
    Weights nearest(double[] y) {
        ambient.unflatten(y);
        constrained.nearest(ambient, point);
        return point;
    }
}
