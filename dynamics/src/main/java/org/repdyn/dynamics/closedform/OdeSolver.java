package org.repdyn.dynamics.closedform;

import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.repdyn.core.options.Decimals;

/** Solves small systems of equations without a formula, to 1e-13 per step; each call starts at t = 0 and is independent of others. */
final class OdeSolver {

    /** Smallest step of the integrator, in time; a smaller one is an error. */
    private static final double SMALLEST_STEP = 1e-12;

    /** Relative error per step, some hundred roundings. */
    private static final double TOLERANCE = 1e-13;

    /** Largest number of evaluations, about a second; a mode at rest at a late time would otherwise take steps for ever. */
    private static final int MAX_EVALUATIONS = 10_000_000;

    private OdeSolver() {}

    /** The right-hand side ẏ as a function of y. */
    @FunctionalInterface
    interface RightHandSide {
        /** Overwrites {@code rate} with ẏ at y. */
        void at(double[] y, double[] rate);
    }

    /**
     * Returns y at a time.
     *
     * @throws ArithmeticException if the integrator needs too many or too small steps
     */
    static double[] solve(double[] start, double time, RightHandSide rightHandSide) {
        double[] y = start.clone();
        if (time > 0) {
            DormandPrince853Integrator integrator =
                    new DormandPrince853Integrator(SMALLEST_STEP, Math.max(time, 1), TOLERANCE * TOLERANCE, TOLERANCE);
            integrator.setMaxEvaluations(MAX_EVALUATIONS);
            try {
                integrator.integrate(equations(start.length, rightHandSide), 0, y, time, y);
            } catch (MaxCountExceededException | NumberIsTooSmallException e) {
                throw new ArithmeticException("the equations of a mode cannot be integrated from t = 0 to "
                        + Decimals.text(time) + " in " + MAX_EVALUATIONS + " evaluations with steps of "
                        + Decimals.text(SMALLEST_STEP) + " or longer; ask for an earlier time");
            }
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
