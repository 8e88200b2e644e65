package org.repdyn.cli.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.ColumnExplanations;
import org.repdyn.paper.Grouping;
import org.repdyn.paper.table.ResultTable;
import org.repdyn.paper.table.TableFormat;
import org.repdyn.paper.table.TestTable;
import org.repdyn.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn table}: prints a run directory as a table for a paper. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the numbers of a run directory as a table in LaTeX, Markdown or CSV.",
            "A row is a group of arms that differ in the seed alone. With several seeds, numbers are means ± half of"
                    + " the 95 %% interval (Student's, or that of the study), rounded to the interval; CSV has all digits"
                    + " and both ends."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn table runs/mine --format latex --out table.tex",
            "  repdyn table runs/mine --group loss,encoder.width --columns effective-rank,knn-accuracy",
            "  repdyn table runs/mine --explain",
            "  repdyn table runs/mine --trend encoder.width --group constraint --columns ntk-drift",
            "  repdyn table runs/mine --effects --columns effective-rank --format latex --out effects.tex"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:the file could not be written", "2:the command has a mistake"})
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TableCommand implements Callable<Integer> {

    private static final String EXPLAIN = "--explain";

    /** Options of which a table of tests has none but its own. */
    private static final Set<String> OTHER_TABLES =
            Set.of("--group", "--common", "--trend", "--arms", "--effects", "--differences", EXPLAIN);

    private final Console console;
    private final Interrupts interrupts;

    @Parameters(paramLabel = "DIR", description = "A run directory.")
    private Path directory = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of latex (with the package booktabs), markdown and csv. Default: markdown.")
    private TableFormat format = TableFormat.MARKDOWN;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Columns, separated by commas: final-loss, deviation, seconds, final-time, the name of a note"
                    + " or of an observable that is a column of the comparison. Default: final-loss, all these"
                    + " observables, and deviation.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "SETTING",
            description =
                    "One row for each combination of values of these settings, such as loss,encoder.width. Arms of"
                            + " a row that have the same seed are averaged.")
    private List<String> group = new ArrayList<>();

    @Option(
            names = "--common",
            description =
                    "With --group: only arms whose further settings all rows have, so that means over them compare."
                            + " Without it a notice says if rows have other settings.")
    private boolean common;

    @Option(
            names = "--trend",
            paramLabel = "SETTING",
            description = "Exponents a of the power laws number ∝ SETTING^a, such as over encoder.width, with intervals"
                    + " over seeds. A row has one combination of values of --group, by default of all other settings"
                    + " that differ.")
    private Optional<String> trend = Optional.empty();

    @Option(names = "--arms", description = "One row for each arm.")
    private boolean arms;

    @Option(
            names = "--effects",
            description = "The tests of each pair of values of a setting over all others, of a study of more than 10"
                    + " groups: difference with interval, and p-value corrected for all tests of the run.")
    private boolean effects;

    @Option(
            names = EXPLAIN,
            description = "Instead of the table, print what each column is and how it was measured: options of the"
                    + " observable, the prediction, and numbers of samples.")
    private boolean explain;

    @Option(names = "--differences", description = "The same for pairs of groups of seeds, as far as they were tested.")
    private boolean differences;

    @Mixin
    private PaperOptions output;

    @Spec
    private CommandSpec spec;

    TableCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        if (arms && !group.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--arms and --group were both given. Remove one of them");
        }
        if (trend.isPresent() && (arms || group.contains(trend.get()))) {
            throw new ParameterException(
                    spec.commandLine(),
                    arms
                            ? "--trend is over arms with different values of a setting. Remove --arms"
                            : "--trend and --group both name " + trend.get() + ". Remove it from --group");
        }
        if (common && group.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--common is for rows over several settings. Give these with --group");
        }
        if (explain || effects || differences) {
            requireAlone(explain ? EXPLAIN : effects ? "--effects" : "--differences");
        }
        output.out().ifPresent(output::requireFree);
        RunResult run = RunDirectory.read(directory);
        String text =
                explain ? ColumnExplanations.text(run, columns) : effects || differences ? tests(run) : numbers(run);
        if (output.out().isPresent()) {
            interrupts.write(() -> output.write(output.out().get(), text.getBytes(StandardCharsets.UTF_8)));
        } else {
            console.out().print(text);
        }
        return 0;
    }

    private String numbers(RunResult run) {
        ResultTable table = trend.map(path -> ResultTable.ofTrends(run, path, group, common, columns))
                .orElseGet(() -> ResultTable.of(run, grouping(), columns));
        output.print(console, table.notices());
        return table.text(format);
    }

    private String tests(RunResult run) {
        TestTable table = effects ? TestTable.ofEffects(run, columns) : TestTable.ofDifferences(run, columns);
        output.print(console, table.notices());
        return table.text(format);
    }

    /** Checks that no option of another kind of table was given beside that of a table of tests. */
    private void requireAlone(String tests) {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(option -> (OTHER_TABLES.contains(option) && !option.equals(tests))
                        || (explain && option.equals("--format")))
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            spec.commandLine(), option + " and " + tests + " do not go together. Remove one of them");
                });
    }

    private Grouping grouping() {
        if (arms) {
            return new Grouping.ByArm();
        }
        return group.isEmpty() ? new Grouping.BySeed() : new Grouping.ByFactors(group, common);
    }
}
