package org.repdyn.cli.terminal;

import java.time.Duration;
import org.apiguardian.api.API;
import org.repdyn.core.file.Temporaries;

/** The end of the process at once, while other threads may still run and write. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProcessEnd {

    /** Time for deleting temporary files; a user who presses Ctrl-C twice wants no more than that. */
    private static final Duration TO_DISCARD = Duration.ofSeconds(2);

    private ProcessEnd() {}

    /**
     * Ends the process without waiting for its threads and without shutdown hooks. Outputs that are being written are discarded, so that no
     * temporary file or directory is left beside them.
     *
     * @param exitCode exit code of the process
     */
    public static void atOnce(int exitCode) {
        Temporaries.ofProcess().discardAll(TO_DISCARD);
        Runtime.getRuntime().halt(exitCode);
    }
}
