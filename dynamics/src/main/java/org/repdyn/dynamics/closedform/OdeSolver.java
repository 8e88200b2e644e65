package org.repdyn.dynamics.closedform;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/** Solves small systems of equations without a formula, to 1e-13 per step; each call starts at t = 0 and is independent of others. */
final class OdeSolver {

    /** Smallest step of the integrator, in time; a smaller one is an error. */
    private static final double SMALLEST_STEP = 1e-12;

    /** Relative error per step, some hundred roundings. */
    private static final double TOLERANCE = 1e-13;

    private OdeSolver() {}

    /** The right-hand side ẏ as a function of y. */
    @FunctionalInterface
    interface RightHandSide {
        /** Overwrites {@code rate} with ẏ at y. */
        void at(double[] y, double[] rate);
    }

    /** Returns y at a time. */
    static double[] solve(double[] start, double time, RightHandSide rightHandSide) {
        double[] y = start.clone();
        if (time > 0) {
            new DormandPrince853Integrator(SMALLEST_STEP, Math.max(time, 1), TOLERANCE * TOLERANCE, TOLERANCE)
                    .integrate(equations(start.length, rightHandSide), 0, y, time, y);
        }
        return y;
    }

    /** Wraps a right-hand side for the integrators of Commons Math. */
    static FirstOrderDifferentialEquations equations(int dimension, RightHandSide rightHandSide) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public void computeDerivatives(double t, double[] at, double[] rate) {
                rightHandSide.at(at, rate);
            }
        };
    }
}
