package org.repdyn.core.plugin;


/**
 * Thrown if a plugin with its own class loader breaks the contract of its SPI: it returns null, throws a checked exception that the
 * method does not declare, or needs classes or methods that do not exist. The message names the jar, the method and the remedy.
 */
final class PluginFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PluginFailureException(String message) {
        super(message);
    }

    PluginFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
