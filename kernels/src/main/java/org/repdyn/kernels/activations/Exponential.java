package org.repdyn.kernels.activations;

import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = height·exp(rate·x); e = height²·exp(rate²(½(p + q) + c)).
 *
 * @param height a
 * @param rate b
 */
record Exponential(double height, double rate) implements Activation {

    @Override
    public String name() {
        return "exp";
    }

    @Override
    public String describe() {
        return name() + "(a=" + height + ", b=" + rate + ")";
    }

    @Override
    public double moment(PairCovariance pair) {
        return height * height * Math.exp(rate * rate * pair.halfSumVariance());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return rate * rate * moment(pair);
    }

    @Override
    public double variance(double p) {
        return height * height * Math.exp(rate * rate * 2 * p);
    }

    @Override
    public double derivativeVariance(double p) {
        return rate * rate * variance(p);
    }
}
