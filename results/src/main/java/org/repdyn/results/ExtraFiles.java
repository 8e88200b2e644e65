package org.repdyn.results;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Writer of further files, such as a report, into a run directory before it is published. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface ExtraFiles {

    /** Writes no further files. */
    ExtraFiles NONE = directory -> {};

    /**
     * Writes into {@code directory}, which has the run's own files and still its temporary name.
     *
     * @throws IOException if a file cannot be written; the run directory is then not published
     */
    void writeInto(Path directory) throws IOException;
}
