package org.repdyn.tangent.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;
import org.repdyn.tangent.drift.DriftSweep.Measurement;

/**
 * The power law δ ≈ c·m^slope through drifts at several widths, by least squares in logarithms, with the 95 %
 * confidence interval of the slope: Student's t over all draws at all widths, so that both the variance of the draws
 * and a deviation from the law widen it.
 *
 * @param slope exponent of the width
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param drifts mean δ at each width, geometric, the narrowest first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DriftTrend(double slope, double low, double high, List<AtWidth> drifts) {

    /** Confidence level of the interval of the slope, which is two-sided. */
    private static final double CONFIDENCE = 0.95;

    /** Slope in the kernel regime: weights move O(1), so Θ moves O(1/√m) or less. */
    public static final double KERNEL_REGIME = -0.5;

    /** Midpoint between the kernel regime and slope 0; an interval on one side of it decides between the two. */
    private static final double BETWEEN = KERNEL_REGIME / 2;

    /**
     * The drift at a width.
     *
     * @param width m
     * @param drift geometric mean over the draws
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record AtWidth(double width, double drift) {}

    public DriftTrend {
        drifts = List.copyOf(drifts);
    }

    /**
     * Fits a power law.
     *
     * @param measurements three or more, of at least two widths
     */
    public static DriftTrend of(List<Measurement> measurements) {
        return of(
                measurements.stream().mapToDouble(Measurement::width).toArray(),
                measurements.stream().mapToDouble(Measurement::drift).toArray());
    }

    /**
     * Fits a power law.
     *
     * @param widths of each run
     * @param drifts of each run, positive; three or more, of at least two widths
     * @throws IllegalArgumentException if there are too few measurements or a drift is not positive
     */
    public static DriftTrend of(double[] widths, double[] drifts) {
        SimpleRegression fit = new SimpleRegression();
        Map<Double, List<Double>> byWidth = new TreeMap<>();
        for (int i = 0; i < widths.length; i++) {
            if (!(drifts[i] > 0)) {
                throw new IllegalArgumentException("the drift at width " + number(widths[i]) + " is "
                        + Decimals.text(drifts[i]) + "; a kernel that does not move has no power law");
            }
            fit.addData(Math.log(widths[i]), Math.log(drifts[i]));
            byWidth.computeIfAbsent(widths[i], w -> new ArrayList<>()).add(Math.log(drifts[i]));
        }
        if (widths.length < 3 || byWidth.size() < 2) {
            throw new IllegalArgumentException(
                    "a slope with its interval needs three measurements of two widths or more, got " + widths.length
                            + " of " + byWidth.size());
        }
        double half = fit.getSlopeStdErr()
                * new TDistribution(widths.length - 2).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);
        List<AtWidth> means = new ArrayList<>();
        byWidth.forEach((width, logs) -> means.add(new AtWidth(
                width,
                Math.exp(
                        logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow()))));
        return new DriftTrend(fit.getSlope(), fit.getSlope() - half, fit.getSlope() + half, means);
    }

    /** Returns the mean δ at the largest width. */
    public double widestDrift() {
        return drifts.get(drifts.size() - 1).drift();
    }

    /**
     * Returns true if the drift falls at least as fast as in the kernel regime, within the interval, and is not
     * constant.
     */
    public boolean vanishes() {
        return high < BETWEEN && low <= KERNEL_REGIME;
    }

    /** Returns true if the whole interval is nearer to a constant drift than to the kernel regime. */
    public boolean persists() {
        return low > BETWEEN && high < -BETWEEN;
    }

    /** Describes in words whether the drifts agree with a constant kernel. */
    public String verdict() {
        String values = drifts.stream()
                .map(d -> String.format(Locale.ROOT, "%.2g", d.drift()))
                .collect(Collectors.joining(", "));
        String widths = drifts.stream().map(d -> number(d.width())).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "drift %s at width %s, slope %.2f [%.2f, %.2f]: %s",
                values,
                widths,
                slope,
                low,
                high,
                words());
    }

    private String words() {
        if (persists()) {
            return low <= 0 && high >= 0
                    ? "the drift does not change with the width: no constant kernel describes this training"
                    : String.format(
                            Locale.ROOT,
                            "the kernel of the widest network moves by %.2g, and the drift falls much more slowly than"
                                    + " 1/sqrt(width): no constant kernel describes this training",
                            widestDrift());
        }
        if (vanishes()) {
            return "the drift tends to 0 as the network widens, and the flow under a constant kernel is the limit";
        }
        return high < BETWEEN
                ? "the drift falls as the network widens, but more slowly than 1/sqrt(width); take wider networks"
                        + " before you rely on the flow under a constant kernel"
                : "the interval of the slope is too wide to decide whether the drift tends to 0; take more draws or"
                        + " wider networks";
    }

    private static String number(double width) {
        return width == Math.rint(width) ? Long.toString((long) width) : Decimals.text(width);
    }
}
