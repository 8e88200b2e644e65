package org.repdyn.core.plugin;

import org.apiguardian.api.API;

/**
 * Thrown if a method of a plugin throws an {@link ArithmeticException}, with the plugin in its message. It may mean that the
 * method has no value here, so that a shorter step can help, or that the plugin has a mistake.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginArithmeticException extends ArithmeticException implements PluginFailure {

    private static final long serialVersionUID = 1L;

    private final String plugin;

    PluginArithmeticException(String plugin, String message, ArithmeticException cause) {
        super(message);
        initCause(cause);
        this.plugin = plugin;
    }

    @Override
    public String plugin() {
        return plugin;
    }
}
