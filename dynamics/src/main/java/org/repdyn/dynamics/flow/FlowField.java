package org.repdyn.dynamics.flow;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.WeightField;

/** The right-hand side of the gradient flow for the integrator: −grad L at the point of the manifolds nearest to y. */
final class FlowField implements FirstOrderDifferentialEquations {

    private final WeightField constrained;
    private final Weights ambient;
    private final Weights point;
    private final Weights gradient;
    private final int dimension;
    private int evaluations;

    FlowField(WeightField constrained) {
        this.constrained = constrained;
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
        evaluations++;
        if (!Finite.all(y)) {
            throw new FieldNotFinite(t);
        }
        constrained.gradient(nearest(y), gradient);
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
    int evaluations() {
        return evaluations;
    }

    /** Returns the weights nearest to y on the manifolds; the next call overwrites them. */
    Weights nearest(double[] y) {
        ambient.unflatten(y);
        constrained.nearest(ambient, point);
        return point;
    }
}
