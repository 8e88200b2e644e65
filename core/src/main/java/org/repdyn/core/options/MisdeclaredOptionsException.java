package org.repdyn.core.options;

import org.apiguardian.api.API;

/** A record of options that contradicts itself: a mistake of the plugin's author, found before any user meets it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MisdeclaredOptionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisdeclaredOptionsException(String message) {
        super(message);
    }
}
