package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.concurrent.BackgroundTask;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.RunResult;

/** Report of a run that is drawn on a thread of its own, while the other files of the run are written. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BackgroundReport {

    private final BackgroundTask<String> document;

    private BackgroundReport(BackgroundTask<String> document) {
        this.document = document;
    }

    /** Begins to draw the report of a run. */
    public static BackgroundReport of(RunResult run) {
        return new BackgroundReport(BackgroundTask.start("report", () -> HtmlReport.render(run)));
    }

    /**
     * Waits for the document and writes it, as {@link HtmlReport#write(RunResult, Path)} does.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, document.result());
    }
}
