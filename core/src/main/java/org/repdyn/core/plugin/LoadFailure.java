package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * Plugin that could not be loaded; other plugins are not affected.
 *
 * @param origin jar or folder of the plugin, or {@code built-in}
 * @param what what could not be loaded, such as {@code loss org.example.MyLoss}
 * @param reason reason in one line
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record LoadFailure(String origin, String what, String reason) {

    /** Returns one line for the user. */
    @Override
    public String toString() {
        return (what.equals(origin) ? origin : origin + ": " + what) + ": " + reason;
    }
}
