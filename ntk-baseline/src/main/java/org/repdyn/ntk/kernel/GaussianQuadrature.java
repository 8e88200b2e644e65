package org.repdyn.ntk.kernel;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.repdyn.ntk.kernel.NumericActivation.Estimate;

/**
 * Expectations over one or two standard normal variables by nested rules: halving the step until two agree.
 *
 * @param kinks where the integrand's function is not smooth
 */
record GaussianQuadrature(List<Double> kinks) {

    /** The normal density is below 1e-32 of its height there. */
    private static final double REACH = 12.2;

    private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

    /** Steps 2^−1 … 2^−6 of the trapezoidal rule, 2^−2 … 2^−6 of tanh-sinh. */
    private static final int FINEST = 6;

    /** E[f(√p·x)²]. */
    Estimate square(DoubleUnaryOperator f, double p, double relative) {
        double root = Math.sqrt(p);
        if (p == 0) {
            double value = f.applyAsDouble(0);
            return new Estimate(value * value, 0);
        }
        double[] breaks = kinks.stream().mapToDouble(k -> k / root).toArray();
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = coarsest(); level <= FINEST; level++) {
            double sum = 0;
            Panel.Nodes nodes = Panel.nodes(breaks, REACH, level, !kinks.isEmpty());
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

    /** E[f(a)f(b)]. */
    Estimate pair(DoubleUnaryOperator f, PairCovariance pair, double absolute) {
        // The rule is not symmetric: one order for both, so that the kernel is.
        double first = Math.sqrt(Math.min(pair.p(), pair.q()));
        double second = Math.sqrt(Math.max(pair.p(), pair.q()));
        double rho = pair.scale() == 0 ? 0 : pair.c() / pair.scale();
        double orthogonal = pair.scale() == 0 ? 1 : pair.root() / pair.scale();
        if (first == 0) {
            return product(f, second, absolute);
        }
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = coarsest(); level <= FINEST; level++) {
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
        double[] outerBreaks = new double[2 * kinks.size()];
        for (int k = 0; k < kinks.size(); k++) {
            outerBreaks[2 * k] = kinks.get(k) / first;
            // Where the second variable crosses on average: sharp there when the two are nearly parallel.
            outerBreaks[2 * k + 1] = rho == 0 ? outerBreaks[2 * k] : kinks.get(k) / (rho * second);
        }
        Panel.Nodes outer = Panel.nodes(outerBreaks, REACH, level, split);
        Panel.Nodes inner = Panel.nodes(new double[0], REACH, level, split);
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
                inner = Panel.nodes(innerBreaks, REACH, level, true);
            }
            double reach = REACH * REACH - x * x;
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

    /** f(0)·E[f(b)]. */
    private Estimate product(DoubleUnaryOperator f, double second, double absolute) {
        double atZero = f.applyAsDouble(0);
        if (second == 0 || atZero == 0) {
            return new Estimate(atZero * atZero, 0);
        }
        double[] breaks = kinks.stream().mapToDouble(k -> k / second).toArray();
        double previous = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int level = coarsest(); level <= FINEST; level++) {
            Panel.Nodes nodes = Panel.nodes(breaks, REACH, level, !kinks.isEmpty());
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

    private int coarsest() {
        return kinks.isEmpty() ? 1 : 2;
    }

    private static double density(double x) {
        return DENSITY * Math.exp(-0.5 * x * x);
    }
}
