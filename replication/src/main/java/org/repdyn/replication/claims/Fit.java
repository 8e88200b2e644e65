package org.repdyn.replication.claims;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.repdyn.replication.spi.Trajectory;

/**
 * Straight line fitted by least squares.
 *
 * @param slope slope of the line
 * @param halfWidth half the width of the slope's 95 % confidence interval; {@code NaN} for two points
 */
record Fit(double slope, double halfWidth) {

    static Fit through(double[] x, double[] y) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            line.addData(x[i], y[i]);
        }
        return new Fit(line.getSlope(), x.length > 2 ? line.getSlopeConfidenceInterval() : Double.NaN);
    }

    static Fit logLog(double[] x, double[] y) {
        return through(logs(x), logs(y));
    }

    /** Fits log |value| as a linear function of time. */
    static Fit logOf(Trajectory trajectory) {
        double[] t = new double[trajectory.size()];
        double[] v = new double[trajectory.size()];
        for (int i = 0; i < t.length; i++) {
            t[i] = trajectory.time(i);
            v[i] = Math.log(Math.abs(trajectory.value(i)));
        }
        return through(t, v);
    }

    private static double[] logs(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.log(values[i]);
        }
        return result;
    }
}
