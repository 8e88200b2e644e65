package org.repdyn.cli.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.OutputFile;
import picocli.CommandLine.Option;

/** Options of commands that make a file for a paper: where it is written and how much is printed. */
final class PaperOptions {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write. Default: standard output for a table, NAME.FORMAT for a figure.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no notices.")
    private boolean quiet;

    Optional<Path> out() {
        return out;
    }

    /**
     * Checks before the work that a file may be written.
     *
     * @throws org.repdyn.core.problem.UserErrorException if it may not
     */
    void requireFree(Path file) {
        OutputFile.requireFree(file, OutputOptions.existing(force));
    }

    /**
     * Writes a file.
     *
     * @throws org.repdyn.core.problem.UserErrorException if the file exists and may not be replaced, or is a directory
     * @throws IOException if the file cannot be written
     */
    void write(Path file, byte[] content) throws IOException {
        OutputFile.write(file, content, OutputOptions.existing(force));
    }

    /** Prints notices, unless they are not wanted. */
    void print(Console console, List<String> notices) {
        if (!quiet) {
            notices.forEach(notice -> console.err().println("note: " + notice));
        }
    }
}
