package org.repdyn.kernels.spi;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * A scalar function φ, described by its Gaussian moments
 * e = E[φ(a)φ(b)] and ė = E[φ'(a)φ'(b)] = ∂e/∂c, (a, b) ~ N(0, [[p, c], [c, q]]) (Daniely, Frostig, Singer 2016; Jacot,
 * Gabriel, Hongler 2018). Derivatives are those almost everywhere; at a kink φ' is the mean of its one-sided limits.
 *
 * <p>Implementations are immutable. They must be accurate for nearly parallel inputs too, which is what
 * {@link PairCovariance#gap} and {@link PairCovariance#sum} are for: √(pq) − c and √(pq) + c without cancellation.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Activation {

    /** Returns the name in messages, such as {@code relu}. */
    String name();

    /** Returns the name with the parameters of φ, on one line, such as {@code leaky-relu(alpha=0.1)}; by default the name alone. */
    default String describe() {
        return name();
    }

    /** Returns e = E[φ(a)φ(b)]. */
    double moment(PairCovariance pair);

    /** Returns ė = E[φ'(a)φ'(b)]. */
    double derivativeMoment(PairCovariance pair);

    /** Returns E[φ(a)²], a ~ N(0, p): the limit of {@link #moment} for equal inputs, computed by a separate formula. */
    double variance(double p);

    /** Returns a remark for users of a tangent kernel with this activation; empty if there is none. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Returns E[φ'(a)²], a ~ N(0, p). */
    double derivativeVariance(double p);

    /**
     * Returns √(e_ii·e_jj) − e of the outputs, accurate where it is a small part of them. The default is for functions
     * without jumps in φ and φ'; a function with a kink or a jump must override it, because its outputs are less nearly
     * parallel than its inputs.
     *
     * @param pair covariance of the inputs
     * @param scale √(e_ii·e_jj)
     * @param moment e
     */
    default double gap(PairCovariance pair, double scale, double moment) {
        return SmoothGap.gap(this, pair, scale, moment);
    }

    /** Returns √(e_ii·e_jj) + e of the outputs, under the conditions of {@link #gap}. */
    default double sum(PairCovariance pair, double scale, double moment) {
        return SmoothGap.sum(this, pair, scale, moment);
    }

    /**
     * Returns e(√(pq)) − e(c) at nearly parallel inputs, with a small error relative to the difference. The default
     * integrates ė; an activation whose ė varies strongly within that distance overrides it with a separate formula.
     */
    default double rise(PairCovariance pair) {
        return SmoothGap.rise(this, pair);
    }

    /** Returns e(c) − e(−√(pq)) at nearly antiparallel inputs, as {@link #rise}. */
    default double fall(PairCovariance pair) {
        return SmoothGap.fall(this, pair);
    }

    /**
     * Returns the function s for which a batch has s(p)s(q) and c/(s(p)s(q)); it is evaluated once for each input. Empty for √p, with which they are
     * √(pq) and ρ.
     */
    default Optional<DoubleUnaryOperator> batchScale() {
        return Optional.empty();
    }

    /**
     * Computes e and ė of many well-separated pairs; {@link PairBatch} says how to make it fast. The result for a pair
     * must not depend on the other pairs. Results for pairs outside the limits of ρ are ignored.
     */
    default void moments(PairBatch batch) {
        PairCovariance pair = new PairCovariance();
        for (int i = 0; i < batch.count(); i++) {
            double ratio = batch.correlation()[i];
            if (ratio <= PairBatch.MOST_PARALLEL && ratio >= -PairBatch.MOST_ANTIPARALLEL) {
                pair.restart(batch.p()[i], batch.q()[i], batch.c()[i], 0);
                batch.moment()[i] = moment(pair);
                batch.derivative()[i] = derivativeMoment(pair);
            }
        }
    }
}
