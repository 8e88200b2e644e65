package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * A solution whose speed is costly: integrated once up to an end, read at any time before it from the polynomials of its steps, and
 * integrated on from the end for later times, until it is at rest. To 1e-8 of the largest number a step; what is read depends on nothing that was read before.
 */
final class Path {

    private static final double SMALLEST_STEP = 1e-12;
    private static final double TOLERANCE = 1e-8;
    /** A relative speed, 1/time, below which nothing is known of it: speeds are quadratures to some 1e-10. */
    private static final double REST = 1e-9;

    private final double end;
    private final ContinuousOutputModel until;
    private final double[] last;
    private final Integrated.Speed speed;

    private Path(double end, ContinuousOutputModel until, double[] last, Integrated.Speed speed) {
        this.end = end;
        this.until = until;
        this.last = last;
        this.speed = speed;
    }

    static Path of(double[] start, double end, Integrated.Speed speed) {
        ContinuousOutputModel model = new ContinuousOutputModel();
        DormandPrince853Integrator integrator = integrator(end, start);
        integrator.addStepHandler(model);
        double[] last = start.clone();
        integrator.integrate(Integrated.equations(start.length, speed), 0, last, end, last);
        return new Path(end, model, last, speed);
    }

    private static DormandPrince853Integrator integrator(double span, double[] from) {
        return new DormandPrince853Integrator(SMALLEST_STEP, span, TOLERANCE * largest(from), 0);
    }

    /** A fresh array. */
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
            speed.at(y, rate);
            if (largest(rate) <= REST * largest(y)) {
                break;
            }
            double next = Math.min(time, now + part);
            integrator(next - now, y).integrate(Integrated.equations(y.length, speed), now, y, next, y);
            now = next;
            part *= 2;
        }
        return y;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
