package org.repdyn.cli.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.HtmlReport;
import org.repdyn.report.RunsIndex;
import org.repdyn.results.RunDirectory;

/** Folder that contains run directories. One that cannot be read is reported and left out. */
final class RunFolder {

    /** Name of the page with the runs of a folder. */
    static final String INDEX = "index.html";

    /** Number of bytes at the beginning of a file in which the mark of an index is. */
    private static final int BEGINNING = 1000;

    private final Path folder;
    private final Console console;
    private final List<String> unread = new ArrayList<>();

    /**
     * Opens a folder.
     *
     * @throws UserErrorException if there is no folder, or if it is a run directory itself
     */
    RunFolder(Path folder, Console console) {
        this.folder = folder;
        this.console = console;
        if (!Files.isDirectory(folder)) {
            throw mistake("there is no folder '" + folder + "'. Name the folder that contains the run directories");
        }
        if (RunDirectory.isRunDirectory(folder)) {
            throw mistake("'" + folder + "' is a run directory itself. Name the folder that contains it");
        }
    }

    /** Returns the name of the folder. */
    String title() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * Returns the runs, the newest first.
     *
     * @throws UserErrorException if no run directory can be read
     */
    List<RunSummary> summaries() throws IOException {
        List<Path> directories;
        try (Stream<Path> files = Files.list(folder)) {
            directories = files.filter(RunDirectory::isRunDirectory)
                    .filter(directory -> !directory.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        List<RunSummary> runs = new ArrayList<>();
        for (Path directory : directories) {
            try {
                runs.add(RunDirectory.summary(directory, HtmlReport.FILE));
            } catch (UserErrorException e) {
                leaveOut(directory.getFileName().toString(), e);
            }
        }
        requireAny(runs);
        runs.sort(Comparator.comparing((RunSummary run) -> run.written().orElse(Instant.MIN))
                .reversed());
        return runs;
    }

    /** Reports that a run directory cannot be read. */
    void leaveOut(String directory, UserErrorException reason) {
        unread.add(directory);
        reason.lines().forEach(line -> console.err().println("warning: left out: " + line));
    }

    /**
     * Checks that a run could be read.
     *
     * @throws UserErrorException if there is none
     */
    void requireAny(List<?> runs) {
        if (runs.isEmpty()) {
            throw mistake("there is no run directory in '" + folder + "'"
                    + (unread.isEmpty() ? "" : " that can be read") + ". Name the folder that contains them");
        }
    }

    /** Returns the names of the directories that were left out. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    /**
     * Checks that a page does not exist, or is one that RepDyn has written.
     *
     * @throws UserErrorException if it is another file
     */
    static void requireReplaceable(Path page) throws IOException {
        if (Files.exists(page) && !isIndex(page)) {
            throw mistake("'" + page + "' is not an index of runs, so it is not replaced. Move it to another place");
        }
    }

    private static boolean isIndex(Path page) throws IOException {
        try (InputStream in = Files.newInputStream(page)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(RunsIndex.MARK);
        }
    }

    private static UserErrorException mistake(String message) {
        return new UserErrorException(SourceLocation.COMMAND_LINE, message);
    }
}
