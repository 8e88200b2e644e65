package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.problem.ExceptionText;
import picocli.CommandLine;

@DisplayName("A command that fails")
final class RepDynTest {

    private static Cli.Result fail(Exception failure) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err));
        CommandLine line = new RepDyn(console, Interrupts.none()).commandLine();
        int code = line.getExecutionExceptionHandler()
                .handleExecutionException(failure, line, line.parseArgs("plugins", "list"));
        console.err().flush();
        return new Cli.Result(code, out.toString(), err.toString());
    }

    @Test
    @DisplayName("because of a file names the file and what to check, and is not called a bug")
    void file() throws Exception {
        Cli.Result result = fail(
                new UncheckedIOException("cannot read the plugins directories [p]", new AccessDeniedException("p")));
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "error: cannot read the plugins directories [p] (p: permission denied). Check that the file,"
                                + " or the folder of an output, exists, that you may read and write it, and that the disk"
                                + " has space");
        assertThat(fail(new UncheckedIOException(new AccessDeniedException("q")))
                        .err())
                .startsWith("error: q: permission denied. Check that the file, or the folder of an output, exists");
        assertThat(fail(new FileSystemException("r", null, "Read-only file system"))
                        .err())
                .startsWith("error: r: Read-only file system. Check that the file, or the folder of an output, exists");
        IOException full = new IOException("No space left on device");
        assertThat(fail(new IOException("cannot write runs/x/report.html: No space left on device", full))
                        .err())
                .startsWith("error: cannot write runs/x/report.html: No space left on device. Check that the file");
        assertThat(fail(new IOException(full)).err()).startsWith("error: No space left on device. Check that the file");
    }

    @Test
    @DisplayName("for any other reason is called a bug once")
    void bug() throws Exception {
        Cli.Result result = fail(new IllegalStateException("the resource is missing"));
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err())
                .containsOnlyOnce(ExceptionText.BUG)
                .contains("the resource is missing", "--stacktrace");
    }

    @Test
    @DisplayName("because of a word too many or an empty path says so")
    void words() {
        assertThat(Cli.run("diff", "a", "b", "c").err())
                .isEqualToIgnoringNewLines(
                        "error: nothing more is expected at 'c'. Remove it" + "See: repdyn diff --help");
        assertThat(Cli.run("reprot", "x").err())
                .startsWith("error: there is no command 'reprot'. Did you mean 'report'? Commands: compare, run, ");
        assertThat(Cli.run("help").err())
                .startsWith("error: there is no command 'help'. Commands: compare, run, ")
                .doesNotContain("Did you mean");
        assertThat(Cli.run("runs", "lst").err())
                .isEqualToIgnoringNewLines(
                        "error: there is no command 'lst'. Did you mean 'list'? Commands: list, show, tag,"
                                + " rm, index" + "See: repdyn runs --help");
        for (String option : List.of("--out", "--store", "--plugins")) {
            Cli.Result result = Cli.run("compare", option, " ");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("'" + option + "'", "' ' is not the name of a file or a folder");
        }
        assertThat(Cli.run("report", "").err()).contains("'' is not the name of a file or a folder");
    }
}
