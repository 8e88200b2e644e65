package org.repdyn.dynamics.closedform;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/** Solutions of a few equations that have no formula: integrated from the start to 1e-13 a step, so that no answer knows the last. */
final class Integrated {

    private static final double SMALLEST_STEP = 1e-12;
    private static final double TOLERANCE = 1e-13;

    private Integrated() {}

    /** ẏ as a function of y. */
    @FunctionalInterface
    interface Speed {
        /** Overwrites {@code rate}. */
        void at(double[] y, double[] rate);
    }

    /** y at a time. */
    static double[] from(double[] start, double time, Speed speed) {
        double[] y = start.clone();
        if (time > 0) {
            new DormandPrince853Integrator(SMALLEST_STEP, Math.max(time, 1), TOLERANCE * TOLERANCE, TOLERANCE)
                    .integrate(equations(start.length, speed), 0, y, time, y);
        }
        return y;
    }

    /** A speed in the terms of the integrators. */
    static FirstOrderDifferentialEquations equations(int dimension, Speed speed) {
        return new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public void computeDerivatives(double t, double[] at, double[] rate) {
                speed.at(at, rate);
            }
        };
    }
}
