package org.repdyn.kernels.spi;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The differences √(e_ii·e_jj) ∓ e of a smooth activation where they are a small part of e. The plain difference would
 * be rounding error, which a kink in a later layer would turn into an angle of 1e-8. Each has two parts, neither of
 * which cancels:
 *
 * <pre>
 * √(e_ii·e_jj) − e(c) = [√(e_ii·e_jj) − e(√(pq))] + ∫ ė dc' from c to √(pq)
 * </pre>
 *
 * <p>The first belongs to two inputs of one direction and different lengths. With 2τ = ln(q/p) it is an even function
 * of τ at fixed pq, and is extrapolated from three larger τ, where the difference is accurate.
 */
final class SmoothGap {

    /** Part of the scale below which this computation is used; above it, the plain difference has twelve digits. */
    static final double SMALL = 1e-4;

    /** Largest distance of the nodes in τ; the first omitted term is of order eight. */
    private static final double STEP = 0.02;

    /** Largest τ for which the extrapolation is used, in steps; above it, the plain difference is accurate. */
    private static final double NEARLY_EQUAL = 2.5;

    /** Relative change of the quotients over the nodes above which the step is reduced: the extrapolation then errs by more than 1e-10. */
    private static final double VARIES = 2e-3;

    /** Part of the scale that a difference at the first node must exceed so that its change is not rounding error. */
    private static final double RESOLVED = 1e-6;

    /** Part of the scale up to which a difference is rounding error, as for a homogeneous φ. */
    private static final double ROUNDING = 16 * 0x1p-52;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(6, 0, 1);

    private SmoothGap() {}

    /** Returns √(e_ii·e_jj) − e. */
    static double gap(Activation activation, PairCovariance pair, double scale, double moment) {
        double plain = Math.max(0, scale - moment);
        if (plain > SMALL * scale || pair.c() == 0) {
            return plain;
        }
        double same = lengths(activation, pair.p(), pair.q(), scale);
        if (pair.c() > 0) {
            return same + activation.rise(pair);
        }
        // An even function maps antiparallel inputs to parallel outputs.
        PairCovariance end = new PairCovariance();
        end.antiparallel(pair.p(), pair.q(), 0);
        double opposite = scale - activation.moment(end);
        double odd = Math.abs(opposite - same) > ROUNDING * scale ? Math.max(0, opposite) : same;
        return Math.max(0, odd - activation.fall(pair));
    }

    /** Returns √(e_ii·e_jj) + e, which is small only if φ is odd. */
    static double sum(Activation activation, PairCovariance pair, double scale, double moment) {
        double plain = Math.max(0, scale + moment);
        if (plain > SMALL * scale || pair.c() >= 0) {
            return plain;
        }
        PairCovariance end = new PairCovariance();
        end.antiparallel(pair.p(), pair.q(), 0);
        double opposite = scale + activation.moment(end);
        double odd = lengths(activation, pair.p(), pair.q(), scale);
        double even = Math.abs(opposite - odd) > ROUNDING * scale ? Math.max(0, opposite) : odd;
        return even + activation.fall(pair);
    }

    /**
     * Returns ∫ ė dc' from c to √(pq), in the variable v = √((√(pq) − c')/h), in which kinks of φ' do not reduce
     * accuracy.
     */
    static double rise(Activation activation, PairCovariance pair) {
        PairCovariance between = new PairCovariance();
        double mean = RULE.integrate(v -> {
            between.parallel(pair.p(), pair.q(), pair.gap() * v * v);
            return 2 * v * activation.derivativeMoment(between);
        });
        return pair.gap() * mean;
    }

    /** Returns ∫ ė dc' from −√(pq) to c. */
    static double fall(Activation activation, PairCovariance pair) {
        PairCovariance between = new PairCovariance();
        double mean = RULE.integrate(v -> {
            between.antiparallel(pair.p(), pair.q(), pair.sum() * v * v);
            return 2 * v * activation.derivativeMoment(between);
        });
        return pair.sum() * mean;
    }

    /** Returns √(e_ii·e_jj) − e(√(pq)). */
    private static double lengths(Activation activation, double p, double q, double scale) {
        if (p == q) {
            return 0;
        }
        double tau = 0.5 * Math.log1p((q - p) / p);
        double middle = Math.sqrt(p) * Math.sqrt(q);
        double step = STEP;
        while (Math.abs(tau) <= NEARLY_EQUAL * step) {
            double[] quotient = quotients(activation, middle, step);
            double change = Math.abs(quotient[2] - quotient[0]);
            boolean resolved = quotient[0] * step * step > RESOLVED * scale;
            if (!resolved || change <= VARIES * quotient[0]) {
                return extrapolated(quotient, step, tau, scale);
            }
            // At large variances a function of high frequency has its whole range within a small change of the length.
            step /= 4;
        }
        double plain = difference(activation, p, q);
        return plain > ROUNDING * scale ? plain : 0;
    }

    /** Returns the differences at one, two and three steps, divided by τ². */
    private static double[] quotients(Activation activation, double middle, double step) {
        double[] quotient = new double[3];
        for (int i = 0; i < 3; i++) {
            double t = (i + 1) * step;
            quotient[i] = difference(activation, middle * Math.exp(-t), middle * Math.exp(t)) / (t * t);
        }
        return quotient;
    }

    private static double extrapolated(double[] quotient, double step, double tau, double scale) {
        // Newton's form of the parabola in τ² through the three quotients, whose nodes are 1, 4 and 9 squares of the
        // step.
        double unit = step * step;
        double first = (quotient[1] - quotient[0]) / 3;
        double second = ((quotient[2] - quotient[1]) / 5 - first) / 8;
        double x = tau * tau / unit;
        double coefficient = quotient[0] + (x - 1) * (first + (x - 4) * second);
        // The rounding error of the coefficient is that of a difference divided by the square of the step.
        return coefficient > 16 * ROUNDING / unit * scale ? coefficient * tau * tau : 0;
    }

    private static double difference(Activation activation, double p, double q) {
        PairCovariance pair = new PairCovariance();
        pair.parallel(p, q, 0);
        return Math.sqrt(activation.variance(p)) * Math.sqrt(activation.variance(q)) - activation.moment(pair);
    }
}
