package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/**
 * Thrown if a loss breaks its contract in a way that makes a run meaningless. A shorter step does not help, unless the loss
 * overflowed.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BrokenLossException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final boolean overflow;

    BrokenLossException(String message, boolean overflow) {
        super(message);
        this.overflow = overflow;
    }

    /** Returns true if the loss is infinite; it may be finite after a shorter step. */
    public boolean overflow() {
        return overflow;
    }
}
