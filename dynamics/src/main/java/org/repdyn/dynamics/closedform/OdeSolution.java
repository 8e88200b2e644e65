package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The solution of an equation whose right-hand side is costly. It is integrated once up to an end and interpolated before it; for
 * later times it is integrated further from the end, until it is at rest. The error per step is 1e-8 of the largest entry. Results
 * do not depend on earlier calls.
 */
final class OdeSolution {

    /** Smallest step of the integrator, in time; a smaller one is an error. */
    private static final double SMALLEST_STEP = 1e-12;

    /** Error per step, relative to the largest entry; the costly speeds are known to some 1e-10. */
    private static final double TOLERANCE = 1e-8;

    /** Largest relative speed, in 1/time, at which the solution counts as at rest: the speeds are quadratures with errors of some 1e-10. */
    private static final double REST = 1e-9;

    private final double end;
    private final ContinuousOutputModel until;
    private final double[] last;
    private final OdeSolver.RightHandSide rightHandSide;

    private OdeSolution(double end, ContinuousOutputModel until, double[] last, OdeSolver.RightHandSide rightHandSide) {
        this.end = end;
        this.until = until;
        this.last = last;
        this.rightHandSide = rightHandSide;
    }

    /** Integrates from t = 0 to the end. */
    static OdeSolution of(double[] start, double end, OdeSolver.RightHandSide rightHandSide) {
        ContinuousOutputModel model = new ContinuousOutputModel();
        DormandPrince853Integrator integrator = integrator(end, start);
        integrator.addStepHandler(model);
        double[] last = start.clone();
        integrator.integrate(OdeSolver.equations(start.length, rightHandSide), 0, last, end, last);
        return new OdeSolution(end, model, last, rightHandSide);
    }

    private static DormandPrince853Integrator integrator(double span, double[] from) {
        return new DormandPrince853Integrator(SMALLEST_STEP, span, TOLERANCE * largest(from), 0);
    }

    /** Returns the solution at a time, as a new array. */
    double[] at(double time) {
        if (time <= end) {
            until.setInterpolatedTime(time);
            return until.getInterpolatedState().clone();
        }
        double[] y = last.clone();
        double[] rate = new double[y.length];
        double now = end;
        double part = end;
        while (now < time) {
            rightHandSide.at(y, rate);
            if (largest(rate) <= REST * largest(y)) {
                break;
            }
            double next = Math.min(time, now + part);
            integrator(next - now, y).integrate(OdeSolver.equations(y.length, rightHandSide), now, y, next, y);
            now = next;
            part *= 2;
        }
        return y;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
