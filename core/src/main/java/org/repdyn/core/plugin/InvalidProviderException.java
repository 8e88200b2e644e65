package org.repdyn.core.plugin;

/** Thrown if the description of a plugin is not valid; the message says what its author must do. */
final class InvalidProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidProviderException(String message) {
        super(message);
    }

    InvalidProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
