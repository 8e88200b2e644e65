package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * Thrown if a method of a plugin throws an {@link IllegalArgumentException} with a message. This is how a plugin refuses options and
 * inputs, so the message is that of the plugin, for the user.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginRefusalException extends IllegalArgumentException implements PluginFailure {

    private static final long serialVersionUID = 1L;

    private final String plugin;

    PluginRefusalException(String plugin, String message, IllegalArgumentException cause) {
        super(message, cause);
        this.plugin = plugin;
    }

    @Override
    public String plugin() {
        return plugin;
    }
}
