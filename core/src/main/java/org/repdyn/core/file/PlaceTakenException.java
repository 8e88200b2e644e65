package org.repdyn.core.file;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Signals that another process is writing to the same output. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlaceTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param pid number of the other process
     * @param folder folder of the output
     */
    PlaceTakenException(long pid, Path folder) {
        super("another process (number " + pid + ") is writing there, under a temporary name in " + folder);
    }
}
