package org.repdyn.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.internal.IndexPage;

/**
 * Index of the runs in a folder as one self-contained HTML file: a table that can be sorted, with links to the reports. Its
 * content security policy forbids network access.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunsIndex {

    /** Text near the beginning of each index, by which a file is recognised as one. */
    public static final String MARK = "<meta name=\"generator\" content=\"RepDyn index of runs\">";

    private RunsIndex() {}

    /**
     * Returns the whole document.
     *
     * @param folder name of the folder
     * @param runs runs in the order of the table
     */
    public static String render(String folder, List<RunSummary> runs) {
        return IndexPage.render(folder, runs);
    }

    /**
     * Writes the document as UTF-8. The file is replaced in one step, or unchanged if an error occurs.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(String folder, List<RunSummary> runs, Path file) throws IOException {
        AtomicFile.write(file, render(folder, runs));
    }

    /**
     * Writes the gallery of the runs in a folder, with a finding and a small figure of each. The file is replaced in one step, or
     * unchanged if an error occurs.
     *
     * @param folder name of the folder
     * @param cards runs in the order of the table
     * @param unread names of directories that are left out because they could not be read; the page names them
     * @throws IOException if the file cannot be written
     */
    public static void writeGallery(String folder, List<RunCard> cards, List<String> unread, Path file)
            throws IOException {
        AtomicFile.write(
                file,
                IndexPage.gallery(folder, cards.stream().map(RunCard::entry).toList(), unread));
    }
}
