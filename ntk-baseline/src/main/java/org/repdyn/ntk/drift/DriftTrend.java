package org.repdyn.ntk.drift;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apiguardian.api.API;
import org.repdyn.ntk.drift.DriftSweep.Measurement;

/**
 * The power law δ ≈ c·m^slope through measurements at several widths, by least squares in logarithms, with the 95 %
 * confidence interval of the slope.
 *
 * @param slope exponent of the width
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param widestDrift mean δ at the largest width
 * @param unsettled the largest part of a drift that its second half of time made
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DriftTrend(double slope, double low, double high, double widestDrift, double unsettled) {

    private static final double CONFIDENCE = 0.95;

    /** What the picture of a constant kernel asks of the slope: weights move O(1), so Θ moves O(1/√m) or less. */
    public static final double KERNEL_REGIME = -0.5;

    /**
     * Fits.
     *
     * @param measurements three or more, of at least two widths
     */
    public static DriftTrend of(List<Measurement> measurements) {
        SimpleRegression fit = new SimpleRegression();
        int widest = measurements.stream().mapToInt(Measurement::width).max().orElse(0);
        for (Measurement m : measurements) {
            if (!(m.drift() > 0)) {
                throw new IllegalArgumentException("the drift at width " + m.width() + " is " + m.drift()
                        + "; a kernel that does not move has no power law");
            }
            fit.addData(Math.log(m.width()), Math.log(m.drift()));
        }
        if (measurements.size() < 3 || fit.getXSumSquares() == 0) {
            throw new IllegalArgumentException(
                    "a slope with its interval needs three measurements of two widths or more, got "
                            + measurements.size() + " of width " + widest);
        }
        double half = fit.getSlopeStdErr()
                * new TDistribution(measurements.size() - 2).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);
        return new DriftTrend(
                fit.getSlope(),
                fit.getSlope() - half,
                fit.getSlope() + half,
                measurements.stream()
                        .filter(m -> m.width() == widest)
                        .mapToDouble(Measurement::drift)
                        .average()
                        .orElseThrow(),
                measurements.stream().mapToDouble(Measurement::unsettled).max().orElseThrow());
    }

    /** Whether the drift falls at least as fast as the kernel regime asks, within the interval. */
    public boolean vanishes() {
        return high < 0 && low <= KERNEL_REGIME;
    }

    /** Whether the drift is as large at every width, within the interval. */
    public boolean persists() {
        return (low <= 0 && high >= 0) || (slope > KERNEL_REGIME / 4 && widestDrift > 0.05);
    }

    /** The verdict in words. */
    public String verdict() {
        String fit = String.format(
                Locale.ROOT, "drift ~ width^%.2f [%.2f, %.2f], %.2g at the widest", slope, low, high, widestDrift);
        if (persists()) {
            return fit + ": the kernel moves as much at every width, so no constant kernel describes this training";
        }
        return vanishes()
                ? fit + ": the kernel stands still as the network widens, and its constant-kernel flow is the limit"
                : fit + ": the kernel moves less as the network widens, but slower than 1/sqrt(width); take wider"
                        + " networks or more seeds before trusting its constant-kernel flow";
    }
}
