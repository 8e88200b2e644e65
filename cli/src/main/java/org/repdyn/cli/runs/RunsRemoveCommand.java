package org.repdyn.cli.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn runs rm}: removes runs from a store. */
@Command(
        name = "rm",
        mixinStandardHelpOptions = true,
        description = {
            "Removes runs from a store, after a question. Run directories and reports do not change.",
            "repdyn runs list with the same conditions shows what would be removed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn runs rm 3fa2 91c0                              two runs",
            "  repdyn runs rm --where status=failed --yes            all failures, without a question",
            "  repdyn runs rm --older-than 30d --where tag!=paper    old runs without this tag"
        })
final class RunsRemoveCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreFolder folder;

    @Mixin
    private RunFilter filter;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "The runs: their identifiers, or the first digits of them.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Remove without a question; required if there is no terminal.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    RunsRemoveCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (ids.isEmpty() == filter.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    ids.isEmpty()
                            ? "no runs are chosen. Give identifiers, --where or --older-than"
                            : "runs are chosen by identifiers and by conditions. Use one of the two");
        }
        filter.check();
        FolderRunStore store = folder.open(console);
        List<RunId> chosen = ids.isEmpty()
                ? filter.choose(StoredEntry.of(store), console.err()::println).stream()
                        .map(run -> run.header().id())
                        .toList()
                : ids.stream().map(id -> StoreFolder.find(store, id)).distinct().toList();
        if (chosen.isEmpty()) {
            console.err().println("no run fulfils the conditions; nothing was removed");
            return 0;
        }
        if (!yes && !confirmed(store, chosen)) {
            console.err().println("nothing was removed");
            return ExitCode.FAILED;
        }
        int removed = 0;
        for (RunId run : chosen) {
            removed += store.remove(run) ? 1 : 0;
        }
        console.out().println("removed " + RunsListCommand.counted(removed));
        return 0;
    }

    /** Asks on the terminal whether the runs may be removed. */
    private boolean confirmed(FolderRunStore store, List<RunId> chosen) throws IOException {
        String runs = RunsListCommand.counted(chosen.size())
                + store.place().map(place -> " of " + place).orElse("");
        if (!console.interactive()) {
            throw new ParameterException(
                    spec.commandLine(),
                    runs + " would be removed, and there is no terminal to ask on. Add --yes to remove them");
        }
        console.err().print("remove " + runs + "? [y/N] ");
        console.err().flush();
        String answer = console.readLine().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }
}
