package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/**
 * Thrown if an encoder breaks its contract during a run. It is an exception of RepDyn, so that it passes through the plugin whose dynamics
 * calls the field. The message names the encoder and the remedy.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BrokenEncoderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenEncoderException(String message) {
        super(message);
    }
}
