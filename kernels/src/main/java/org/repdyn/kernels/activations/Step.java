package org.repdyn.kernels.activations;

import java.util.Optional;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = low for x &lt; 0 and high for x &gt; 0, the mean at 0; e = mean² + (jump²/4)(1 − 2θ/π). φ' is the derivative
 * almost everywhere, which is 0, so the tangent kernel is the readout's term alone. E[φ'φ'] in the sense of
 * distributions is infinite on the diagonal.
 *
 * @param name name in messages
 * @param low value below 0
 * @param high value above 0
 */
record Step(String name, double low, double high) implements Activation {

    /** The Heaviside function: 0 for x &lt; 0, ½ at 0 and 1 for x &gt; 0. */
    public static final Step HEAVISIDE = new Step("step", 0, 1);

    /** The sign function: −1 for x &lt; 0, 0 at 0 and 1 for x &gt; 0. */
    public static final Step SIGN = new Step("sign", -1, 1);

    @Override
    public double moment(PairCovariance pair) {
        if (pair.scale() == 0) {
            return mean() * mean();
        }
        double jump = (high - low) * (high - low) / (2 * Math.PI);
        // Two equal forms: opposite inputs of an odd step then have exactly opposite covariances.
        return pair.c() >= 0
                ? 0.5 * (low * low + high * high) - jump * pair.angle()
                : low * high + jump * pair.supplement();
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return 0;
    }

    @Override
    public double variance(double p) {
        return p == 0 ? mean() * mean() : 0.5 * (low * low + high * high);
    }

    @Override
    public double derivativeVariance(double p) {
        return 0;
    }

    @Override
    public Optional<String> remark() {
        return Optional.of(
                name + " has the derivative 0 almost everywhere, so the tangent kernel is that of the layers above"
                        + " it alone; with the derivative in the sense of distributions it would be infinite on the diagonal");
    }

    @Override
    public double gap(PairCovariance pair, double scale, double moment) {
        return pair.scale() == 0
                ? Math.max(0, scale - moment)
                : (high - low) * (high - low) * pair.angle() / (2 * Math.PI);
    }

    @Override
    public double sum(PairCovariance pair, double scale, double moment) {
        return pair.scale() == 0
                ? Math.max(0, scale + moment)
                : 2 * mean() * mean() + (high - low) * (high - low) * pair.supplement() / (2 * Math.PI);
    }

    private double mean() {
        return 0.5 * (low + high);
    }
}
