package org.repdyn.core.plugin;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Exception that a method of a plugin with its own class loader ended with. The cause is what the method threw, if it threw. */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface PluginFailure
        permits PluginFailureException, PluginArithmeticException, PluginRefusalException {

    /** Returns the plugin, such as {@code loss 'half' of half.jar}. */
    String plugin();

    /**
     * Returns what a method of a plugin returned.
     *
     * @param value the value
     * @param plugin the plugin, for {@link #plugin()}
     * @param call the method with its class, for the message
     * @throws RuntimeException if the value is null, which no method of an SPI may return; the message names the method
     */
    static <T> T required(@Nullable T value, String plugin, String call) {
        if (value == null) {
            throw new PluginFailureException(plugin, call + PluginFailureException.RETURNED_NULL);
        }
        return value;
    }
}
