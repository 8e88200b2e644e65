package org.repdyn.cli.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.result.RunSummary;
import org.repdyn.report.RunsIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code repdyn runs index}: writes a page with the run directories of a folder. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            "Writes index.html in a folder of run directories: titles, dates, arms and outcomes, with links to the"
                    + " reports.",
            "The page is sorted by a click and needs no network. Write it again after new runs."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  repdyn runs index            writes runs/index.html", "  repdyn runs index /data/runs"})
final class RunsIndexCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private RunFolderArgument folder;

    RunsIndexCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder runs = folder.open(console);
        List<RunSummary> summaries = runs.summaries();
        Path page = folder.path().resolve(RunFolder.INDEX);
        RunFolder.requireReplaceable(page);
        interrupts.write(() -> RunsIndex.write(runs.title(), summaries, page));
        console.out().println("open " + page);
        return 0;
    }
}
