package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.internal.ChosenArms;
import org.repdyn.report.internal.Page;

/**
 * Report of a run as one self-contained HTML file. The file holds the numbers and Vega-Lite, which draws the figures,
 * and its content security policy forbids network access.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HtmlReport {

    /** Name of the report in a run directory. */
    public static final String FILE = "report.html";

    private HtmlReport() {}

    /** Returns the whole document. A sentence replaces each figure for which the run has no data. */
    public static String render(RunResult run) {
        return Page.render(run, Set.of());
    }

    /**
     * Writes the document as UTF-8. The file is replaced in one step, or unchanged if an error occurs.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(RunResult run, Path file) throws IOException {
        AtomicFile.write(file, render(run));
    }

    /**
     * Writes the document with the embeddings of chosen arms, as {@link #write(RunResult, Path)} does.
     *
     * @param embeddings names of arms, or of groups, which stand for all their arms; empty for all arms, or for none if
     *     they are too many
     * @throws org.repdyn.core.problem.UserErrorException if the run has no arm or group of a name, or if they are too many
     * @throws IOException if the file cannot be written
     */
    public static void write(RunResult run, List<String> embeddings, Path file) throws IOException {
        AtomicFile.write(file, Page.render(run, ChosenArms.of(run, embeddings)));
    }
}
