package org.repdyn.results.internal;

import java.io.IOException;

/** Signals that another process is writing to the same target. */
public final class PlaceTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param pid number of the other process
     * @param path its temporary directory
     */
    PlaceTakenException(long pid, String path) {
        super("another process (number " + pid + ") is writing there, in " + path);
    }
}
