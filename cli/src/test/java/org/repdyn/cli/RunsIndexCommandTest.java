package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("repdyn runs index and repdyn site")
@Tag("slow")
class RunsIndexCommandTest {

    private static final String STUDY =
            """
            title: "<script>alert('x')</script> & more"
            data: {name: digits, train: 20, held-out: 10}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 1}
            dynamics: {name: gradient-descent, rate: 1e-4}
            observables: [norm]
            time: {end: 0.001, points: 2}
            """;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void run() throws IOException {
        folder = temporary.resolve("runs");
        Path study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        Cli.run(
                "compare",
                study.toString(),
                "-q",
                "--out",
                folder.resolve("first").toString());
    }

    private Cli.Result index() {
        return Cli.run("runs", "index", folder.toString());
    }

    @Test
    @DisplayName("writes a page with the runs of a folder, and again after new runs")
    void writes() throws IOException {
        Cli.Result result = index();
        assertThat(result.code()).as(result.err()).isZero();
        Path page = folder.resolve("index.html");
        assertThat(result.out()).isEqualTo("open " + page + System.lineSeparator());
        assertThat(page)
                .content()
                .contains("1 run in runs", "./first/report.html", "1 completed")
                .contains("&lt;script&gt;alert(")
                .doesNotContain("<script>alert(");

        Cli.run(
                "compare",
                temporary.resolve("study.yaml").toString(),
                "title=other",
                "-q",
                "--out",
                folder.resolve("second").toString());
        Files.delete(folder.resolve("second/report.html"));
        Files.createDirectories(folder.resolve("store/ab"));
        assertThat(index().code()).isZero();
        assertThat(page).content().contains("2 runs in runs", "second").doesNotContain("./second/report.html");
    }

    @Test
    @DisplayName("reports a damaged run directory and lists the others")
    void damaged() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("comparison.json"), "{}");
        Cli.Result result = index();
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: ", "broken").doesNotContain("at org.repdyn");
        assertThat(folder.resolve("index.html")).content().contains("first").doesNotContain("broken");
    }

    @Test
    @DisplayName("a folder without runs, a run directory and a page of another origin exit with 2")
    void misuse() throws IOException {
        assertThat(Cli.run("runs", "index", folder.resolve("none").toString()).code())
                .isEqualTo(2);
        Cli.Result self = Cli.run("runs", "index", folder.resolve("first").toString());
        assertThat(self.code()).isEqualTo(2);
        assertThat(self.err()).contains("is a run directory itself");
        Cli.Result empty = Cli.run(
                "runs",
                "index",
                Files.createDirectory(temporary.resolve("empty")).toString());
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no run directory in");

        Path page = Files.writeString(folder.resolve("index.html"), "<html>my own page</html>");
        Cli.Result taken = index();
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("is not an index of runs, so it is not replaced");
        assertThat(page).hasContent("<html>my own page</html>");
    }

    @Test
    @DisplayName(
            "repdyn site: a gallery with finding, figure and report of each run; broken runs are named on the page too")
    void gallery() throws IOException {
        Path report = folder.resolve("first/report.html");
        Files.delete(report);
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("comparison.json"), "{}");

        Cli.Result result = Cli.run("site", folder.toString());

        Path page = folder.resolve("index.html");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("open " + page + System.lineSeparator());
        assertThat(result.err()).contains("warning: left out: ", "broken").doesNotContain("at org.repdyn");
        assertThat(report).exists();
        assertThat(page)
                .content()
                .contains("href=\"./first/report.html\"", "<polyline class=\"arm-0\"", "class=\"finding\"")
                .contains("Left out, because it could not be read: broken.")
                .doesNotContain("<script>alert(");
    }

    @Test
    @DisplayName("repdyn site --out: a folder with copies of the reports, which replaces no other folder")
    void published() throws IOException {
        Path site = temporary.resolve("site");
        String[] command = {"site", folder.toString(), "--out", site.toString()};
        assertThat(Cli.run(command).code()).isZero();
        assertThat(site.resolve("first/report.html")).hasSameBinaryContentAs(folder.resolve("first/report.html"));
        assertThat(folder.resolve("index.html")).doesNotExist();
        assertThat(Cli.run(command).code()).as("writes its own gallery again").isZero();

        Cli.Result taken = Cli.run(
                "site", folder.toString(), "--out", folder.resolve("first").toString());
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("exists and is not a gallery of runs");

        Files.writeString(folder.resolve("first/comparison.json"), "{}");
        Cli.Result none = Cli.run("site", folder.toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no run directory in", "that can be read");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }
}
