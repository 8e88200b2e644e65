package org.repdyn.cli.runs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.study.store.FolderRunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code repdyn runs list}: prints the runs of a store, one line for each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the finished runs of a store, the newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn runs list --where loss=vicreg --where 'encoder.width>=64'",
            "  repdyn runs list --where status=failed        runs that failed",
            "  repdyn runs list --where tag=paper --json     tagged runs with all settings"
        })
final class RunsListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Console console;

    @Mixin
    private StoreFolder folder;

    @Mixin
    private RunFilter filter;

    @Option(names = "--json", description = "Print one JSON object, with all settings of each run.")
    private boolean json;

    RunsListCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        filter.check();
        FolderRunStore store = folder.open(console);
        List<StoredEntry> all = StoredEntry.of(store);
        List<StoredEntry> chosen = filter.choose(all, console.err()::println);
        if (json) {
            console.out().println(toJson(store, chosen));
            return 0;
        }
        TextTable table = new TextTable(
                "ID",
                "WRITTEN",
                "STATUS",
                "SECONDS",
                "ARM",
                "LOSS",
                "ENCODER",
                "CONSTRAINT",
                "DYNAMICS",
                "SEED",
                "TAGS");
        for (StoredEntry run : chosen) {
            table.row(
                    run.header().id().brief(),
                    TIME.format(run.header().written()),
                    run.header().status().key(),
                    String.format(Locale.ROOT, "%.1f", run.header().seconds()),
                    run.header().arm(),
                    run.text("loss"),
                    run.text("encoder"),
                    run.constraint(),
                    run.text("dynamics") + run.text("baseline"),
                    run.seed(),
                    String.join(" ", run.tags()));
        }
        console.print(table);
        console.out().flush();
        console.err().println(chosen.size() + " of " + counted(all.size()));
        return 0;
    }

    /** Returns a number of runs in words. */
    static String counted(int runs) {
        return CountedNoun.of(runs, "run");
    }

    private static String toJson(FolderRunStore store, List<StoredEntry> runs) throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("runs");
        for (StoredEntry run : runs) {
            ObjectNode entry = list.addObject()
                    .put("id", run.header().id().hex())
                    .put("arm", run.header().arm())
                    .put("run", run.header().run())
                    .put("status", run.header().status().key())
                    .put("seconds", run.header().seconds())
                    .put("written", run.header().written().toString())
                    .put("file", store.file(run.header().id()).toString());
            ArrayNode tags = entry.putArray("tags");
            run.tags().forEach(tags::add);
            entry.set("settings", mapper.valueToTree(run.tree()));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
