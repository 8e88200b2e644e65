package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.internal.Page;

/**
 * Report of a run as one self-contained HTML file. The file holds the numbers and Vega-Lite, which draws the figures,
 * and its content security policy forbids network access.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HtmlReport {

    private HtmlReport() {}

    /** Returns the whole document. A sentence replaces each figure for which the run has no data. */
    public static String render(RunResult run) {
        return Page.render(run);
    }

    /**
     * Writes the document as UTF-8. The file is replaced in one step, or unchanged if an error occurs.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(RunResult run, Path file) throws IOException {
        AtomicFile.write(file, render(run));
    }
}
