package org.repdyn.cli.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.HtmlReport;
import org.repdyn.report.RunCard;
import org.repdyn.report.RunsIndex;
import org.repdyn.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code repdyn site}: writes a gallery of the run directories of a folder. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a gallery of the run directories of a folder: title, finding, figure, date, arms and outcome of"
                    + " each run, with links to the reports. A report that is missing is drawn. Runs are sorted by a click"
                    + " and found by a word; no network is needed.",
            "Without --out the page is index.html in the folder, and reports are in the run directories. With --out a"
                    + " folder is written that can be moved or published: the page and a copy of each report."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn site                             writes runs/index.html",
            "  repdyn site runs --out gallery          writes gallery/index.html with all reports"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:a file could not be written",
            "2:the command has a mistake, or no run can be read"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SiteCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private RunFolderArgument folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the gallery to this folder: a new one, or a gallery that is to be written again.")
    private Optional<Path> out = Optional.empty();

    SiteCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder runs = folder.open(console);
        Path site = out.orElse(folder.path());
        Path page = site.resolve(RunFolder.INDEX);
        RunFolder.requireReplaceable(page);
        if (out.isPresent()) {
            requireGallery(site, page);
        }
        List<RunCard> cards = new ArrayList<>();
        for (RunSummary run : runs.summaries()) {
            try {
                cards.add(card(run, site));
            } catch (UserErrorException e) {
                runs.leaveOut(run.directory(), e);
            }
        }
        runs.requireAny(cards);
        Files.createDirectories(site);
        interrupts.write(() -> RunsIndex.writeGallery(runs.title(), cards, runs.unread(), page));
        console.out().println("open " + page);
        return 0;
    }

    /**
     * Checks that a folder for the gallery has nothing else in it.
     *
     * @throws UserErrorException if it has files and no gallery
     */
    private static void requireGallery(Path site, Path page) throws IOException {
        if (!Files.exists(site) || Files.exists(page)) {
            return;
        }
        boolean empty = Files.isDirectory(site);
        if (empty) {
            try (Stream<Path> files = Files.list(site)) {
                empty = files.findAny().isEmpty();
            }
        }
        if (!empty) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "'" + site + "' exists and is not a gallery of runs. Choose another place with --out");
        }
    }

    /** Returns the card of a run, after its report is in its place. */
    private RunCard card(RunSummary run, Path site) throws IOException {
        Path directory = folder.path().resolve(run.directory());
        RunResult result = RunDirectory.read(directory);
        Path original = directory.resolve(HtmlReport.FILE);
        Path report = site.resolve(run.directory()).resolve(HtmlReport.FILE);
        if (run.report().isEmpty() || !Files.exists(original)) {
            Files.createDirectories(report.getParent());
            interrupts.write(() -> HtmlReport.write(result, report));
        } else if (!report.equals(original) && isOlder(report, original)) {
            Files.createDirectories(report.getParent());
            interrupts.write(() -> AtomicFile.write(report, Files.readAllBytes(original)));
        }
        return RunCard.of(
                new RunSummary(
                        run.directory(),
                        run.title(),
                        run.written(),
                        run.arms(),
                        run.missing(),
                        Optional.of(HtmlReport.FILE)),
                result);
    }

    /** Returns true if a copy does not exist or is older than its original. */
    private static boolean isOlder(Path copy, Path original) throws IOException {
        if (!Files.exists(copy)) {
            return true;
        }
        FileTime written = Files.getLastModifiedTime(copy);
        return written.compareTo(Files.getLastModifiedTime(original)) < 0;
    }
}
