package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * The strength a of a mode of a two-layer linear network, balanced and aligned at the start, that learns a map of strength s by
 * regression on whitened inputs: ȧ = 2a(s − a), so that a(t) = s·e^{2st}/(e^{2st} − 1 + s/a₀). (Saxe, McClelland, Ganguli 2014,
 * with time constant 1.)
 *
 * @param strength s, the singular value to be learned, at least 0
 * @param start a₀, positive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SaxeSigmoid(double strength, double start) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the start is not positive, the strength is negative, or one is not finite; a start of 0 is a saddle
     */
    public SaxeSigmoid {
        if (!(start > 0) || !(strength >= 0) || !Double.isFinite(start + strength)) {
            throw new IllegalArgumentException(
                    "a mode needs a finite positive start and a finite strength of at least 0, got "
                            + Decimals.text(start) + " and " + Decimals.text(strength));
        }
    }

    /** Returns a(t). */
    public double at(double time) {
        if (strength == 0) {
            return start / (1 + 2 * start * time);
        }
        double left = Math.exp(-2 * strength * time);
        return strength / (-Math.expm1(-2 * strength * time) + strength / start * left);
    }

    /** Returns the time at which a = s/2, log(s/a₀ − 1)/(2s); negative for a start above s/2, NaN if a never crosses it. */
    public double halfTime() {
        return Math.log(strength / start - 1) / (2 * strength);
    }
}
