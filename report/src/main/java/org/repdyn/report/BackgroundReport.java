package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.RunResult;

/** Report of a run that is drawn on a thread of its own, while the other files of the run are written. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BackgroundReport {

    private final CompletableFuture<String> document = new CompletableFuture<>();

    private BackgroundReport() {}

    /** Begins to draw the report of a run. */
    public static BackgroundReport of(RunResult run) {
        BackgroundReport report = new BackgroundReport();
        Thread thread = new Thread(
                () -> {
                    try {
                        report.document.complete(HtmlReport.render(run));
                    } catch (Throwable e) { // thrown where the report is written
                        report.document.completeExceptionally(e);
                    }
                },
                "report");
        thread.setDaemon(true);
        thread.start();
        return report;
    }

    /**
     * Waits for the document and writes it, as {@link HtmlReport#write(RunResult, Path)} does.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, drawn());
    }

    private String drawn() {
        try {
            return document.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
