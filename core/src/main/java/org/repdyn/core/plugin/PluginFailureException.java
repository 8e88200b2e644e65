package org.repdyn.core.plugin;

/**
 * Thrown if a plugin with its own class loader breaks the contract of its SPI: it returns null, throws an exception that has no
 * meaning in the SPI, or needs classes or methods that do not exist. The message names the plugin, the jar, the method and the
 * remedy.
 */
final class PluginFailureException extends RuntimeException implements PluginFailure {

    private static final long serialVersionUID = 1L;

    /** End of the message about a method that returned null; the message begins with the name of the method. */
    static final String RETURNED_NULL = " returned null; its author must return a value";

    private final String plugin;

    PluginFailureException(String plugin, String message) {
        super(message);
        this.plugin = plugin;
    }

    PluginFailureException(String plugin, String message, Throwable cause) {
        super(message, cause);
        this.plugin = plugin;
    }

    @Override
    public String plugin() {
        return plugin;
    }
}
