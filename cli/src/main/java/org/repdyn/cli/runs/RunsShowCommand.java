package org.repdyn.cli.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.study.FlatSettings;
import org.repdyn.study.store.FolderRunStore;
import org.repdyn.study.store.RunId;
import org.repdyn.study.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code repdyn runs show}: prints a run of a store without its trajectory. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a run: its numbers, settings with all defaults, provenance, log and failure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn runs show 3fa2            the run whose identifier begins with 3fa2",
            "  repdyn runs show 3fa2 --json     the same as one JSON object"
        })
final class RunsShowCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreFolder folder;

    @Parameters(paramLabel = "ID", description = "The run: its identifier, or the first digits of it.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RunsShowCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        FolderRunStore store = folder.open(console);
        RunId found = StoreFolder.find(store, id);
        StoredRun run = store.find(found)
                .orElseThrow(() -> new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        "the run " + found.brief() + " cannot be read. Remove its file and run its study again: "
                                + store.file(found)));
        SortedSet<String> tags = store.tags().of(found);
        if (json) {
            console.out().println(toJson(store, run, tags));
        } else {
            console.out().print(text(store, run, tags));
            console.out().flush();
        }
        return 0;
    }

    private static String text(FolderRunStore store, StoredRun run, SortedSet<String> tags) {
        ArmResult result = run.result();
        StringBuilder text = new StringBuilder();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", run.id().hex());
        facts.put("arm", result.name());
        facts.put("status", result.status().key());
        facts.put("stopped", result.stopped());
        facts.put("finding", result.finding());
        facts.put("written", run.written().toString());
        facts.put("seconds", Decimals.text(result.seconds()));
        facts.put("tags", String.join(", ", tags));
        facts.put("file", store.file(run.id()).toString());
        section(text, "RUN", facts);
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers(result).forEach((name, value) -> numbers.put(name, Decimals.text(value)));
        section(text, "NUMBERS", numbers);
        section(text, "SETTINGS", joined(FlatSettings.of(run.identity().settings())));
        section(text, "PROVENANCE", joined(FlatSettings.of(run.provenance())));
        text.append("LOG").append(System.lineSeparator());
        run.log().forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        run.stackTrace().ifPresent(trace -> text.append(System.lineSeparator())
                .append(result.status().isFailure() ? "FAILURE" : "ENDED AT")
                .append(System.lineSeparator())
                .append(trace.stripTrailing())
                .append(System.lineSeparator()));
        return text.toString();
    }

    private static Map<String, String> joined(FlatSettings settings) {
        Map<String, String> joined = new LinkedHashMap<>();
        settings.values().forEach((path, values) -> joined.put(path, String.join(", ", values)));
        return joined;
    }

    private static void section(StringBuilder text, String title, Map<String, String> lines) {
        int widest = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        text.append(title).append(System.lineSeparator());
        lines.forEach((name, value) -> text.append("  ")
                .append((name + " ".repeat(widest - name.length()) + "  " + value).stripTrailing())
                .append(System.lineSeparator()));
        text.append(System.lineSeparator());
    }

    /** Returns all numbers of a result by name: those of the columns by observable, then the notes. */
    private static Map<String, Double> numbers(ArmResult result) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("final-time", result.finalTime());
        put(numbers, "final-loss", result.finalLoss());
        numbers.putAll(new TreeMap<>(result.columns()));
        put(numbers, "deviation", result.deviation());
        put(numbers, "deviation-until", result.deviationUntil());
        numbers.putAll(new TreeMap<>(result.notes()));
        return numbers;
    }

    private static void put(Map<String, Double> numbers, String name, OptionalDouble value) {
        value.ifPresent(number -> numbers.put(name, number));
    }

    private static String toJson(FolderRunStore store, StoredRun run, SortedSet<String> tags)
            throws JsonProcessingException {
        JsonMapper mapper = JsonMapper.builder().build();
        ArmResult result = run.result();
        ObjectNode root = mapper.createObjectNode()
                .put("id", run.id().hex())
                .put("arm", result.name())
                .put("status", result.status().key())
                .put("stopped", result.stopped())
                .put("finding", result.finding())
                .put("seconds", result.seconds())
                .put("written", run.written().toString())
                .put("file", store.file(run.id()).toString());
        strings(root.putArray("tags"), tags);
        ObjectNode numbers = root.putObject("numbers");
        numbers(result).forEach((name, value) -> {
            if (Double.isFinite(value)) {
                numbers.put(name, value);
            } else {
                numbers.putNull(name);
            }
        });
        root.set("settings", mapper.valueToTree(run.identity().settings()));
        root.set("provenance", mapper.valueToTree(run.provenance()));
        strings(root.putArray("log"), run.log());
        root.put("stackTrace", run.stackTrace().orElse(""));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void strings(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }
}
