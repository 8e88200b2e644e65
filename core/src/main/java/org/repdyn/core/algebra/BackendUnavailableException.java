package org.repdyn.core.algebra;

import org.apiguardian.api.API;

/** Thrown if a linear-algebra backend cannot run on this machine; the message is one line for the user. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class BackendUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String reason) {
        super(reason);
    }

    public BackendUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
