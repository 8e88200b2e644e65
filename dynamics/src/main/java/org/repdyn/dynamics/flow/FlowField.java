package org.repdyn.dynamics.flow;

import java.util.Optional;
import java.util.SplittableRandom;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.integrators.VectorField;
import org.repdyn.losses.spi.BrokenLossException;

/** The right-hand side of a flow for the integrator: the negative field at the point of the manifolds nearest to y. */
final class FlowField implements VectorField {

    private final WeightField constrained;
    private final PointField field;
    private final Weights ambient;
    private final Weights point;
    private final Weights gradient;
    private final int dimension;
    private final Budget budget;
    private final double[] lastPoint;
    private final double[] lastSlope;
    private double lastTime = Double.NaN;
    private double rate;
    private long evaluations;
    private long steps;

    /** Exceptions of evaluations where the loss is not defined: the last one since the last step, and within that step. */
    private Optional<ArithmeticException> outsideNow = Optional.empty();

    private Optional<ArithmeticException> outsideBefore = Optional.empty();

    FlowField(WeightField constrained, PointField field, Budget budget) {
        this.constrained = constrained;
        this.field = field;
        this.budget = budget;
        this.ambient = constrained.problem().initial().zeros();
        this.point = ambient.zeros();
        this.gradient = ambient.zeros();
        this.dimension = ambient.size();
        this.lastPoint = new double[dimension];
        this.lastSlope = new double[dimension];
    }

    /** Returns the number of entries of all weights. */
    int dimension() {
        return dimension;
    }

    /**
     * Overwrites {@code yDot} with the negative field at the point nearest to {@code y}.
     *
     * @throws BudgetSpent if no further evaluation is allowed
     * @throws FieldNotFinite if a weight or an entry of the field is not finite
     * @throws ArithmeticException if the loss is not defined there
     */
    void computeDerivatives(double t, double[] y, double[] yDot) {
        if (evaluations >= budget.evaluations().orElse(Long.MAX_VALUE)) {
            throw new BudgetSpent(evaluations + (evaluations == 1 ? " gradient" : " gradients"));
        }
        evaluations++;
        if (!Finite.all(y)) {
            throw new FieldNotFinite(t);
        }
        try {
            field.field(nearest(y), gradient);
        } catch (BrokenLossException e) {
            throw e;
        } catch (ArithmeticException e) {
            outsideNow = Optional.of(e);
            throw e;
        }
        gradient.flatten(yDot);
        for (int i = 0; i < yDot.length; i++) {
            yDot[i] = -yDot[i];
        }
        // This check is needed because the integrator accepts a step whose error estimate is NaN.
        if (!Finite.all(yDot)) {
            throw new FieldNotFinite(t);
        }
        if (t == lastTime) {
            rate = rate(y, yDot);
        }
        lastTime = t;
        System.arraycopy(y, 0, lastPoint, 0, dimension);
        System.arraycopy(yDot, 0, lastSlope, 0, dimension);
    }

    /** {@inheritDoc} So it is at a point where the loss overflows or that has no nearest one on the manifolds. */
    @Override
    public void at(double t, double[] y, double[] slope) {
        try {
            computeDerivatives(t, y, slope);
        } catch (BrokenLossException e) {
            if (!e.overflow()) {
                throw e;
            }
            throw new FieldNotFinite(t);
        } catch (ArithmeticException e) {
            throw new FieldNotFinite(t);
        }
    }

    /** {@inheritDoc} These are the points of the manifolds. */
    @Override
    public void project(double[] y) {
        try {
            nearest(y).flatten(y);
        } catch (ArithmeticException e) {
            throw new FieldNotFinite(lastTime);
        }
    }

    private double rate(double[] y, double[] yDot) {
        double change = 0;
        double distance = 0;
        for (int i = 0; i < dimension; i++) {
            double moved = y[i] - lastPoint[i];
            double turned = yDot[i] - lastSlope[i];
            distance += moved * moved;
            change += turned * turned;
        }
        return distance == 0 ? 0 : Math.sqrt(change / distance);
    }

    /**
     * Returns ‖f(y) − f(z)‖/‖y − z‖ for the last two points y, z in succession at which the field was evaluated at one time. For the
     * explicit method these are two approximations of the end of the last step, and the ratio is the fastest rate if the step is at
     * the border of stability (Hairer, Wanner IV.2).
     */
    double rate() {
        return rate;
    }

    /**
     * Returns an estimate of the rounding error of an entry of the field: the root mean square of its change when every weight moves by a unit in
     * the last place, up or down.
     */
    double rounding(double t, double[] y) {
        double[] slope = new double[dimension];
        computeDerivatives(t, y, slope);
        double[] moved = y.clone();
        SplittableRandom signs = new SplittableRandom(1);
        for (int i = 0; i < dimension; i++) {
            moved[i] = signs.nextBoolean() ? Math.nextUp(y[i]) : Math.nextDown(y[i]);
        }
        double[] other = new double[dimension];
        computeDerivatives(t, moved, other);
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += (other[i] - slope[i]) * (other[i] - slope[i]);
        }
        return Math.sqrt(sum / dimension);
    }

    /** Returns the number of evaluations of the field so far. */
    long evaluations() {
        return evaluations;
    }

    /** Counts a step that was accepted. */
    void accepted() {
        steps++;
        outsideBefore = outsideNow;
        outsideNow = Optional.empty();
    }

    /**
     * Returns the exception by which the loss refused the last evaluation outside of its domain; empty if there was none in the last step and
     * after it.
     */
    Optional<ArithmeticException> outside() {
        return outsideNow.or(() -> outsideBefore);
    }

    /** @throws BudgetSpent if no further step is allowed */
    void requireStep() {
        if (steps >= budget.steps().orElse(Long.MAX_VALUE)) {
            throw new BudgetSpent(steps + (steps == 1 ? " step" : " steps"));
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
