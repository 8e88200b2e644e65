package org.repdyn.kernels.spi;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A scalar function φ as an infinitely wide layer sees it: by its Gaussian moments
 * e = E[φ(a)φ(b)] and ė = E[φ'(a)φ'(b)] = ∂e/∂c, (a, b) ~ N(0, [[p, c], [c, q]]) (Daniely, Frostig, Singer 2016; Jacot,
 * Gabriel, Hongler 2018). Derivatives are those almost everywhere; at a kink φ' is the mean of its one-sided limits.
 *
 * <p>Implementations are immutable. They must be accurate for nearly parallel inputs too, which is what
 * {@link PairCovariance#gap} and {@link PairCovariance#sum} are for: √(pq) − c and √(pq) + c without cancellation.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Activation {

    /** The name in messages, such as {@code relu}. */
    String name();

    /** e = E[φ(a)φ(b)]. */
    double moment(PairCovariance pair);

    /** ė = E[φ'(a)φ'(b)]. */
    double derivativeMoment(PairCovariance pair);

    /** E[φ(a)²], a ~ N(0, p): what {@link #moment} tends to for equal inputs, from a formula of its own. */
    double variance(double p);

    /** What whoever uses a tangent kernel through it has to know. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** E[φ'(a)²], a ~ N(0, p). */
    double derivativeVariance(double p);

    /**
     * √(e_ii·e_jj) − e of the outputs, accurate where it is a small part of them. The default does for functions without
     * jumps in φ and φ'; one with a kink or a jump has to override it, for it turns nearly parallel inputs into less nearly
     * parallel outputs.
     *
     * @param pair covariance of the inputs
     * @param scale √(e_ii·e_jj)
     * @param moment e
     */
    default double gap(PairCovariance pair, double scale, double moment) {
        return SmoothGap.gap(this, pair, scale, moment);
    }

    /** √(e_ii·e_jj) + e of the outputs, under the conditions of {@link #gap}. */
    default double sum(PairCovariance pair, double scale, double moment) {
        return SmoothGap.sum(this, pair, scale, moment);
    }

    /**
     * e(√(pq)) − e(c) at nearly parallel inputs, relative to itself. By default the integral of ė; for an activation whose ė
     * varies within that distance a formula of its own.
     */
    default double rise(PairCovariance pair) {
        return SmoothGap.rise(this, pair);
    }

    /** e(c) − e(−√(pq)) at nearly antiparallel inputs, as {@link #rise}. */
    default double fall(PairCovariance pair) {
        return SmoothGap.fall(this, pair);
    }

    /**
     * e and ė of many well-separated pairs; see {@link PairLanes} for how to make it fast. A pair's numbers must not depend
     * on the others. The pairs beyond its limits of ρ may hold anything, and their results are not used.
     */
    default void moments(PairLanes lanes) {
        PairCovariance pair = new PairCovariance();
        for (int i = 0; i < lanes.count(); i++) {
            double rho = lanes.correlation()[i];
            if (rho <= PairLanes.MOST_PARALLEL && rho >= -PairLanes.MOST_ANTIPARALLEL) {
                pair.restart(lanes.p()[i], lanes.q(), lanes.c()[i], 0);
                lanes.moment()[i] = moment(pair);
                lanes.derivative()[i] = derivativeMoment(pair);
            }
        }
    }
}
