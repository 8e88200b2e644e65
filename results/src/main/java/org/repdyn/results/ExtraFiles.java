package org.repdyn.results;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Writes further files, such as a report, into a run directory before it appears. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface ExtraFiles {

    /** No further files. */
    ExtraFiles NONE = directory -> {};

    /**
     * Writes into {@code directory}, which holds the run's own files by now and still has a temporary name.
     *
     * @throws IOException if a file cannot be written; the run directory then never appears
     */
    void writeInto(Path directory) throws IOException;
}
