package org.repdyn.cli.finished;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.study.combine.RunDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn diff}: prints in what two run directories differ. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Prints in what two run directories differ: arms, settings, outcomes and numbers.",
            "Arms of one name are compared, and of the others those with equal settings. Wall times, titles and the"
                    + " order of arms are not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn diff runs/before runs/after                      exact comparison",
            "  repdyn diff runs/before runs/after --tolerance 1e-9     rounding differences are equal"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the runs are equal", "1:the runs differ", "2:the command has a mistake"})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiffCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "DIR", description = "A run directory.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The run directory to compare it with.")
    private Path second = Path.of("");

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Largest relative difference of numbers that count as equal. Default: 0.")
    private double tolerance;

    @Mixin
    private DifferenceOptions printed;

    @Spec
    private CommandSpec spec;

    DiffCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        NumberOptions.requireTolerance(spec, tolerance);
        RunCombination runs = new RunCombination(console, List.of(first, second));
        RunDifference difference =
                RunDifference.of(runs.runs().get(0), runs.runs().get(1), tolerance);
        if (printed.json()) {
            console.out().println(toJson(difference));
        } else {
            print(difference);
        }
        if (!difference.otherCode().isEmpty()) {
            console.err()
                    .println("equal settings, but other data, code, Java or processor: "
                            + DifferenceTables.named(difference.otherCode()));
        }
        return difference.isEmpty() ? 0 : ExitCode.FAILED;
    }

    private void print(RunDifference difference) {
        difference.onlyInFirst().forEach(arm -> console.out().println("only in " + first + ": " + arm));
        difference.onlyInSecond().forEach(arm -> console.out().println("only in " + second + ": " + arm));
        difference.renamed().forEach((arm, other) -> console.out()
                .println(arm + " is named " + other + " in " + second));
        DifferenceTables tables = new DifferenceTables(console, "FIRST", "SECOND", "RELATIVE DIFFERENCE");
        tables.texts("SETTING", difference.settings());
        tables.texts("OUTCOME", difference.outcomes());
        tables.numbers(difference.numbers(), printed.all());
        console.out().flush();
        if (difference.isEmpty()) {
            console.err().println("no differences");
        }
    }

    private static String toJson(RunDifference difference) throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("equal", difference.isEmpty());
        difference.onlyInFirst().forEach(root.putArray("onlyInFirst")::add);
        difference.onlyInSecond().forEach(root.putArray("onlyInSecond")::add);
        difference.renamed().forEach(root.putObject("renamed")::put);
        DifferenceJson.texts(root.putArray("settings"), difference.settings());
        DifferenceJson.texts(root.putArray("outcomes"), difference.outcomes());
        DifferenceJson.numbers(root.putArray("numbers"), "relative", difference.numbers());
        difference.otherCode().forEach(root.putArray("otherCode")::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
