package org.repdyn.core.options;

import org.apiguardian.api.API;

/** Thrown if the declaration of an options record is not valid: a mistake of the plugin's author. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MisdeclaredOptionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisdeclaredOptionsException(String message) {
        super(message);
    }
}
