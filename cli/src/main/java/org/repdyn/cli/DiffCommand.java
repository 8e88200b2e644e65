package org.repdyn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NameList;
import org.repdyn.study.combine.RunDifference;
import org.repdyn.study.combine.RunDifference.NumberDifference;
import org.repdyn.study.combine.RunDifference.TextDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
final class DiffCommand implements Callable<Integer> {

    private static final String NOT_SET = "-";

    /** Separator of the entries of a list. */
    private static final String SEPARATOR = ", ";

    /** Number of arms that a line names. */
    private static final int MAX_NAMED = 3;

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

    @Option(
            names = "--all",
            description = "Print the difference of each trajectory, not only the largest one of each arm.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object, which has all differences.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DiffCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tolerance " + Decimals.text(tolerance) + " is not a number from 0 to 1, such as 1e-9");
        }
        RunCombination runs = new RunCombination(console, List.of(first, second));
        RunDifference difference =
                RunDifference.of(runs.runs().get(0), runs.runs().get(1), tolerance);
        if (json) {
            console.out().println(toJson(difference));
        } else {
            print(difference);
        }
        if (!difference.otherCode().isEmpty()) {
            console.err()
                    .println("equal settings, but other data, code, Java or processor: "
                            + named(difference.otherCode()));
        }
        return difference.isEmpty() ? 0 : ExitCode.FAILED;
    }

    private void print(RunDifference difference) {
        difference.onlyInFirst().forEach(arm -> console.out().println("only in " + first + ": " + arm));
        difference.onlyInSecond().forEach(arm -> console.out().println("only in " + second + ": " + arm));
        difference.renamed().forEach((arm, other) -> console.out()
                .println(arm + " is named " + other + " in " + second));
        texts("SETTING", difference.settings());
        texts("OUTCOME", difference.outcomes());
        if (!difference.numbers().isEmpty()) {
            TextTable table = new TextTable("NUMBER", "ARM", "FIRST", "SECOND", "RELATIVE DIFFERENCE").keys(2);
            (all ? difference.numbers() : shortened(difference.numbers()))
                    .forEach(number -> table.row(
                            number.name(),
                            number.arm(),
                            text(number.first()),
                            text(number.second()),
                            Double.isFinite(number.relative())
                                    ? String.format(Locale.ROOT, "%.1e", number.relative())
                                    : NOT_SET));
            console.print(table);
        }
        console.out().flush();
        if (difference.isEmpty()) {
            console.err().println("no differences");
        }
    }

    /** Returns the final numbers and, for each arm, the trajectory with the largest finite difference. */
    private static List<NumberDifference> shortened(List<NumberDifference> numbers) {
        List<NumberDifference> shown = new ArrayList<>();
        Map<String, NumberDifference> largest = new LinkedHashMap<>();
        for (NumberDifference number : numbers) {
            if (number.name().startsWith(RunDifference.TRAJECTORY)) {
                largest.merge(number.arm(), number, DiffCommand::larger);
            } else {
                shown.add(number);
            }
        }
        shown.addAll(largest.values());
        return shown;
    }

    /** Returns the number with the larger relative difference; finite ones come before infinite ones. */
    private static NumberDifference larger(NumberDifference a, NumberDifference b) {
        if (!Double.isFinite(b.relative())) {
            return a;
        }
        return !Double.isFinite(a.relative()) || b.relative() > a.relative() ? b : a;
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : NOT_SET;
    }

    /** Prints texts; equal differences of several arms are one line. */
    private void texts(String heading, List<TextDifference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        Map<List<String>, List<String>> arms = new LinkedHashMap<>();
        differences.forEach(d -> arms.computeIfAbsent(
                        List.of(d.name(), shown(d.first(), d.second()), shown(d.second(), d.first())),
                        key -> new ArrayList<>())
                .add(d.arm()));
        TextTable table = new TextTable(heading, "FIRST", "SECOND", "ARMS").sentences(1, 2, 3);
        arms.forEach((key, names) -> table.row(key.get(0), key.get(1), key.get(2), named(names)));
        console.print(table);
    }

    /** Returns a text; of a list, only the entries that the other text does not have. */
    private static String shown(Optional<String> text, Optional<String> other) {
        if (text.isEmpty() || other.isEmpty()) {
            return text.orElse(NOT_SET);
        }
        List<String> own = List.of(text.get().split(SEPARATOR, -1));
        List<String> others = List.of(other.get().split(SEPARATOR, -1));
        if ((own.size() < 2 && others.size() < 2) || Set.copyOf(own).equals(Set.copyOf(others))) {
            return text.get();
        }
        List<String> rest =
                own.stream().filter(entry -> !others.contains(entry)).toList();
        return rest.isEmpty() ? NOT_SET : String.join(SEPARATOR, rest);
    }

    private static String named(List<String> arms) {
        return NameList.counted(arms, "arms", MAX_NAMED);
    }

    private static String toJson(RunDifference difference) throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("equal", difference.isEmpty());
        difference.onlyInFirst().forEach(root.putArray("onlyInFirst")::add);
        difference.onlyInSecond().forEach(root.putArray("onlyInSecond")::add);
        difference.renamed().forEach(root.putObject("renamed")::put);
        addTexts(root.putArray("settings"), difference.settings());
        addTexts(root.putArray("outcomes"), difference.outcomes());
        ArrayNode numbers = root.putArray("numbers");
        for (NumberDifference number : difference.numbers()) {
            ObjectNode entry = numbers.addObject().put("arm", number.arm()).put("name", number.name());
            put(entry, "first", number.first());
            put(entry, "second", number.second());
            put(entry, "relative", OptionalDouble.of(number.relative()));
        }
        difference.otherCode().forEach(root.putArray("otherCode")::add);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void addTexts(ArrayNode array, List<TextDifference> differences) {
        for (TextDifference difference : differences) {
            ObjectNode entry = array.addObject().put("arm", difference.arm()).put("name", difference.name());
            put(entry, "first", difference.first());
            put(entry, "second", difference.second());
        }
    }

    private static void put(ObjectNode entry, String key, Optional<String> text) {
        text.ifPresentOrElse(value -> entry.put(key, value), () -> entry.putNull(key));
    }

    private static void put(ObjectNode entry, String key, OptionalDouble number) {
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            entry.put(key, number.getAsDouble());
        } else {
            entry.putNull(key);
        }
    }
}
