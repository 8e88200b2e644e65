package org.repdyn.core.check;

import java.util.Locale;
import org.apiguardian.api.API;

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

    /** Returns the larger of two residuals; NaN is the largest. */
    Residual worse(Residual other) {
        return value >= other.value || Double.isNaN(value) ? this : other;
    }

    /** Returns the verdict in one line. */
    public String verdict() {
        return name + ": " + (passed() ? "passed" : "FAILED") + ", off by " + text(value)
                + (passed() ? "" : ", allowed is " + text(allowed));
    }

    private static String text(double number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%.1e", number);
    }
}
