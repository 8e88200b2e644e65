package org.repdyn.site;

import java.nio.file.Path;

/** Results in the source tree that take too long to compute while the site is made. */
final class StoredResults {

    /** The file {@code verdicts.json} of {@code repdyn replicate --all --out DIR}, or of some replications. */
    static final Path VERDICTS = Path.of("docs/results/verdicts.json");

    /** The file {@code groups.csv} of {@code repdyn compare losses-by-constraints --out DIR}. */
    static final Path LOSSES = Path.of("docs/results/losses-by-constraints.csv");

    private StoredResults() {}

    /**
     * Returns a paragraph that says where the numbers of a page come from.
     *
     * @param command command that computes them
     * @param copy command that stores them
     */
    static String origin(Path root, Path file, String command, String copy) {
        return "<p class=\"caption\">Stored with " + Html.escaped(SourceVersion.of(root, file))
                + ". The numbers are those of</p>\n<pre><code>" + CodeHighlighter.of(command + "\n" + copy, "")
                + "</code></pre>\n";
    }
}
