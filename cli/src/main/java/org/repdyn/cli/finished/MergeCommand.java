package org.repdyn.cli.finished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultForm;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.combine.CombinedRuns;
import org.repdyn.study.combine.RunFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn merge}: writes one run directory with the arms of several. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = {
            "Writes one run directory with the arms of several; nothing is run again.",
            "Arms of one name must be the same run; repdyn compare shows different ones side by side."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  repdyn merge runs/seeds-1-5 runs/seeds-6-10 --out runs/seeds"})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MergeCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Two or more run directories.")
    private List<Path> directories = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Run directory to write.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace the run directory if it exists.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Option(names = "--verbose", description = "Print the row of each arm also if arms are summarised over seeds.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    MergeCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (directories.size() < 2) {
            throw new ParameterException(spec.commandLine(), "one run directory was given. Give two or more to merge");
        }
        RunDirectory.requireFree(out, OutputOptions.existing(force));
        RunCombination runs = new RunCombination(console, directories);
        CombinedRuns combined = CombinedRuns.union(runs.runs());
        RunFacts.conflicts(runs.runs()).forEach(conflict -> console.err()
                .println("note: the runs differ in what their numbers may depend on, " + conflict));
        try (OutputPlace place = RunDirectory.claim(out, OutputOptions.existing(force))) {
            return runs.write(
                    combined, place, ResultForm.of(json, verbose), true, CommandProvenance.ofCombination(spec));
        }
    }
}
