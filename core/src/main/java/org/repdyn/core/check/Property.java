package org.repdyn.core.check;

import org.apiguardian.api.API;

/**
 * Check of a property that either holds or not.
 *
 * @param name the property
 * @param passed true if it holds
 * @param reason what is wrong and what to do; empty if the property holds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Property(String name, boolean passed, String reason) {

    /** Returns a property that holds. */
    public static Property holds(String name) {
        return new Property(name, true, "");
    }

    /** Returns a property that does not hold. */
    public static Property fails(String name, String reason) {
        return new Property(name, false, reason);
    }

    /** Returns the verdict in one line. */
    public String verdict() {
        return passed ? name + ": passed" : name + ": FAILED, " + reason;
    }
}
