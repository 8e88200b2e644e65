package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** Thrown if a loss breaks its contract in a way that makes a run meaningless. A shorter step does not help. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BrokenLossException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    BrokenLossException(String message) {
        super(message);
    }
}
