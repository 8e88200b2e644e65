package org.repdyn.cli.finished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code repdyn report}: writes the report of a run directory again, from the files in it. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the report of a run directory again, from the files in it.")
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(paramLabel = "DIR", description = "A run directory that repdyn compare or repdyn run wrote.")
    private Path directory;

    @Option(
            names = "--embeddings",
            paramLabel = "ARM",
            completionCandidates = OfferedNames.OfFinishedArms.class,
            split = ",",
            description =
                    "Draw the embeddings of these arms or groups alone, with commas; of more than 60 arms none are"
                            + " drawn without this option.")
    private List<String> embeddings = new ArrayList<>();

    /** Flag for the help and the parser: the report of failures looks for it among the arguments, since an error may come before picocli sets a field. */
    @Option(
            names = CommonOptions.STACK_TRACE,
            hidden = true,
            description = "Print the stack trace of an internal error.")
    @SuppressWarnings("UnusedVariable")
    private boolean stackTrace;

    ReportCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws Exception {
        RunResult result = RunDirectory.read(directory);
        Path report = directory.resolve(HtmlReport.FILE);
        interrupts.write(() -> HtmlReport.write(result, embeddings, report));
        console.out().println("open " + report);
        return 0;
    }
}
