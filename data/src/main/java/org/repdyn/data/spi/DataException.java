package org.repdyn.data.spi;

import org.apiguardian.api.API;

/** Thrown if data cannot be used. The message names file, row and column, what was found, and what to do. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message for the user. */
    public DataException(String message) {
        super(message);
    }

    /** Creates an exception with a message for the user and the cause. */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
