package org.repdyn.paper.figure;

import java.util.Optional;
import org.repdyn.core.result.SeedMean;

/** Numbers as figures draw them: with sizes of which axes can take differences, products and decimal digits without overflow. The CSV keeps all digits. */
final class DrawnNumbers {

    /** Largest size that is drawn; larger ones, of runs that diverged, are drawn there. The report has the same limit. */
    static final double LARGEST = 1e300;

    /** Smallest size that is drawn; smaller ones are drawn as 0. */
    static final double SMALLEST = 1e-300;

    private DrawnNumbers() {}

    static double of(double value) {
        return Math.abs(value) < SMALLEST ? 0 : Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    static Curve.Point of(Curve.Point point) {
        SeedMean mean = point.mean();
        Optional<SeedMean.Interval> interval = mean.interval()
                .map(ends -> new SeedMean.Interval(of(ends.low()), of(ends.high()), ends.level(), ends.method()));
        return new Curve.Point(
                point.x(),
                new SeedMean(mean.seeds(), of(mean.mean()), interval, mean.noInterval()),
                point.arms(),
                point.missing());
    }
}
