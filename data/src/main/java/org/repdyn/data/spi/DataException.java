package org.repdyn.data.spi;

import org.apiguardian.api.API;

/** Data that cannot be used; the message names file, row and column, what was found and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
