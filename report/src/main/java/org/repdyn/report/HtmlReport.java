package org.repdyn.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.internal.Page;

/**
 * A run as one HTML file that needs nothing else: figures drawn by Vega-Lite, which is inlined, as are the numbers. It
 * opens without a network and forbids itself one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole document. What a run does not hold, such as labels, is said in a sentence where it would stand. */
    public static String render(RunResult run) {
        return Page.render(run);
    }

    /**
     * Writes the document as UTF-8.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(RunResult run, Path file) throws IOException {
        Files.writeString(file, render(run), StandardCharsets.UTF_8);
    }
}
