package org.repdyn.manifolds.checks;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Check that a number which is zero in exact arithmetic is at the level of rounding.
 *
 * @param name the identity that is checked
 * @param value relative size of the number
 * @param allowed largest size that passes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Residual(String name, double value, double allowed) {

    /** Returns true if the number is at most what is allowed. */
    public boolean passed() {
        return value <= allowed;
    }

    /** Returns the verdict in one line. */
    public String verdict() {
        return name + ": " + (passed() ? "passed" : "FAILED") + ", off by " + Decimals.text(value)
                + (passed() ? "" : ", allowed is " + Decimals.text(allowed));
    }
}
