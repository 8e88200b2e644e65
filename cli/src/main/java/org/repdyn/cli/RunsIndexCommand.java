package org.repdyn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.RunsIndex;
import org.repdyn.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code repdyn runs index}: writes a page with the run directories of a folder. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            "Writes index.html in a folder of run directories: titles, dates, arms and outcomes, with links to the reports.",
            "The page is sorted by a click and needs no network. Write it again after new runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  repdyn runs index            writes runs/index.html", "  repdyn runs index /data/runs"})
final class RunsIndexCommand implements Callable<Integer> {

    private static final String FILE = "index.html";

    /** Number of bytes at the beginning of a file in which the mark of an index is. */
    private static final int BEGINNING = 1000;

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The folder that contains the run directories. Default: runs.")
    private Path folder = Path.of("runs");

    RunsIndexCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw mistake("there is no folder '" + folder + "'. Name the folder that contains the run directories");
        }
        if (RunDirectory.isRunDirectory(folder)) {
            throw mistake("'" + folder + "' is a run directory itself. Name the folder that contains it");
        }
        List<RunSummary> runs = read();
        if (runs.isEmpty()) {
            throw mistake("there is no run directory in '" + folder + "'. Name the folder that contains them");
        }
        Path page = folder.resolve(FILE);
        if (Files.exists(page) && !isIndex(page)) {
            throw mistake("'" + page + "' is not an index of runs, so it is not replaced. Move it to another place");
        }
        String title = folder.toAbsolutePath().normalize().getFileName().toString();
        interrupts.write(() -> RunsIndex.write(title, runs, page));
        console.out().println("open " + page);
        return 0;
    }

    private static UserErrorException mistake(String message) {
        return new UserErrorException(SourceLocation.COMMAND_LINE, message);
    }

    /** Returns the runs of the folder, the newest first. A directory that cannot be read is reported and left out. */
    private List<RunSummary> read() throws IOException {
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
                runs.add(RunDirectory.summary(directory, ComparisonRun.REPORT));
            } catch (UserErrorException e) {
                e.lines().forEach(line -> console.err().println("warning: " + line));
            }
        }
        runs.sort(Comparator.comparing((RunSummary run) -> run.written().orElse(Instant.MIN))
                .reversed());
        return runs;
    }

    private static boolean isIndex(Path page) throws IOException {
        try (InputStream in = Files.newInputStream(page)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(RunsIndex.MARK);
        }
    }
}
