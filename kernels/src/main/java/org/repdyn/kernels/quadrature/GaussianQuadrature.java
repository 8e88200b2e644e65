package org.repdyn.kernels.quadrature;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.repdyn.kernels.quadrature.NumericActivation.Estimate;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * Expectations over one or two standard normal variables by rules that are refined until two successive ones agree.
 *
 * @param kinks points where the function is not smooth
 */
record GaussianQuadrature(List<Double> kinks) {

    /**
     * Half-width of the range for smooth functions. The normal density is below 1e-32 there, so exponential growth is
     * allowed.
     */
    private static final double WIDE = 12.2;

    /** Half-width of the range between kinks. The density is below 1e-20 there; a narrower range needs fewer points. */
    private static final double NARROW = 9.7;

    /** √(1 − ρ²) below which a kink of the second variable is a sharp bend of this width in the first. */
    private static final double NEARLY_PARALLEL = 0.3;

    /**
     * Half-width of such a bend in units of √(1 − ρ²). The bend is the distribution function of a normal variable, so its
     * slope is below 1e-17 of the largest there; beyond it no interval needs points at this scale.
     */
    private static final double BEND = 9;

    /** Density of the standard normal distribution at 0, 1/√(2π). */
    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    /** Returns E[f(√p·x)²]. */
    Estimate square(DoubleUnaryOperator f, double p, double relative) {
        double root = Math.sqrt(p);
        if (p == 0) {
            double value = f.applyAsDouble(0);
            return new Estimate(value * value, 0);
        }
        double[] breaks = kinks.stream().mapToDouble(k -> k / root).toArray();
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = QuadratureRules.COARSEST; level <= QuadratureRules.FINEST; level++) {
            double sum = 0;
            QuadratureRules.Nodes nodes = nodes(breaks, level);
            for (int i = 0; i < nodes.count(); i++) {
                double value = f.applyAsDouble(root * nodes.at(i));
                sum += nodes.weight(i) * density(nodes.at(i)) * value * value;
            }
            error = Math.abs(sum - previous);
            previous = sum;
            if (error <= relative * sum) {
                break;
            }
        }
        return new Estimate(previous, error);
    }

    /** Returns E[f(a)f(b)]. */
    Estimate pair(DoubleUnaryOperator f, PairCovariance pair, double absolute) {
        // The rule is not symmetric; a fixed order of the variables makes the kernel symmetric.
        double first = Math.sqrt(Math.min(pair.p(), pair.q()));
        double second = Math.sqrt(Math.max(pair.p(), pair.q()));
        double rho = pair.scale() == 0 ? 0 : pair.c() / pair.scale();
        double orthogonal = pair.scale() == 0 ? 1 : pair.root() / pair.scale();
        if (first == 0) {
            return product(f, second, absolute);
        }
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = QuadratureRules.COARSEST; level <= QuadratureRules.FINEST; level++) {
            double sum = sum(f, first, second, rho, orthogonal, level);
            error = Math.abs(sum - previous);
            previous = sum;
            if (error <= absolute) {
                break;
            }
        }
        return new Estimate(previous, error);
    }

    private double sum(DoubleUnaryOperator f, double first, double second, double rho, double orthogonal, int level) {
        boolean split = !kinks.isEmpty();
        QuadratureRules.Nodes outer = nodes(outerBreaks(first, second, rho, orthogonal), level);
        QuadratureRules.Nodes inner = nodes(new double[0], level);
        double[] innerBreaks = new double[kinks.size()];
        double sum = 0;
        for (int i = 0; i < outer.count(); i++) {
            double x = outer.at(i);
            double weight = outer.weight(i) * density(x);
            if (weight == 0) {
                continue;
            }
            if (split && orthogonal > 0) {
                for (int k = 0; k < innerBreaks.length; k++) {
                    innerBreaks[k] = (kinks.get(k) / second - rho * x) / orthogonal;
                }
                inner = nodes(innerBreaks, level);
            }
            double reach = WIDE * WIDE - x * x;
            double partial = 0;
            for (int j = 0; j < inner.count(); j++) {
                double z = inner.at(j);
                if (z * z <= reach) {
                    partial +=
                            inner.weight(j) * density(z) * f.applyAsDouble(second * Math.fma(rho, x, orthogonal * z));
                }
            }
            sum += weight * f.applyAsDouble(first * x) * partial;
        }
        return sum;
    }

    /** Returns f(0)·E[f(b)]. */
    private Estimate product(DoubleUnaryOperator f, double second, double absolute) {
        double atZero = f.applyAsDouble(0);
        if (second == 0 || atZero == 0) {
            return new Estimate(atZero * atZero, 0);
        }
        double[] breaks = kinks.stream().mapToDouble(k -> k / second).toArray();
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = QuadratureRules.COARSEST; level <= QuadratureRules.FINEST; level++) {
            QuadratureRules.Nodes nodes = nodes(breaks, level);
            double sum = 0;
            for (int i = 0; i < nodes.count(); i++) {
                sum += nodes.weight(i) * density(nodes.at(i)) * f.applyAsDouble(second * nodes.at(i));
            }
            error = Math.abs(atZero * (sum - previous));
            previous = sum;
            if (error <= absolute) {
                break;
            }
        }
        return new Estimate(atZero * previous, error);
    }

    /**
     * Returns the kinks of the first factor, and the points where the second variable crosses one on average if it
     * hardly varies.
     */
    private double[] outerBreaks(double first, double second, double rho, double orthogonal) {
        double[] own = kinks.stream().mapToDouble(k -> k / first).toArray();
        if (orthogonal > NEARLY_PARALLEL) {
            return own;
        }
        double width = BEND * orthogonal;
        DoubleStream crossings = kinks.stream()
                .mapToDouble(k -> k / (rho * second))
                .flatMap(x -> DoubleStream.of(x - width, x, x + width));
        return DoubleStream.concat(Arrays.stream(own), crossings).toArray();
    }

    private QuadratureRules.Nodes nodes(double[] breaks, int level) {
        return kinks.isEmpty()
                ? QuadratureRules.trapezoidal(WIDE, level)
                : QuadratureRules.split(breaks, NARROW, level);
    }

    private static double density(double x) {
        return DENSITY * Math.exp(-0.5 * x * x);
    }
}
