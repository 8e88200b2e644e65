package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.report.internal.ReplicationsPage;

/**
 * Report of replications as one self-contained HTML file: verdicts, and the papers' plots with theory over simulation.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReplicationReport {

    private ReplicationReport() {}

    /** Returns the whole document; replications keep their order. */
    public static String render(List<ReplicationResult> replications) {
        return ReplicationsPage.render(replications);
    }

    /**
     * Writes the document as UTF-8. The file is replaced in one step, or unchanged if an error occurs.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(List<ReplicationResult> replications, Path file) throws IOException {
        AtomicFile.write(file, render(replications));
    }
}
