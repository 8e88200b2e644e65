package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * A plugin that could not be loaded; the others work without it.
 *
 * @param origin the jar or folder it came from, or {@code built-in}
 * @param what what failed, such as {@code loss org.example.MyLoss}
 * @param reason why, one line
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LoadFailure(String origin, String what, String reason) {

    /** Returns one line for the user. */
    @Override
    public String toString() {
        return (what.equals(origin) ? origin : origin + ": " + what) + ": " + reason;
    }
}
