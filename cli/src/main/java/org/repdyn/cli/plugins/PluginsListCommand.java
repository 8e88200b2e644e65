package org.repdyn.cli.plugins;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn plugins list}: prints every plugin with its origin, and every plugin that failed to load with its reason. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists every plugin, and every plugin that could not be loaded with the reason.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn plugins list loss                     losses and fields only",
            "  repdyn plugins list --search contrastive      plugins with this word in name or summary"
        })
final class PluginsListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            completionCandidates = OfferedNames.OfPluginKinds.class,
            description = "List plugins of one kind only, such as loss or dataset.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "List plugins with this text in their name or summary only; upper and lower case are equal.")
    private String search = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    PluginsListCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(console, common)) {
            PluginCatalogue plugins = session.plugins();
            List<PluginCatalogue.Entry> chosen = choose(plugins.entries());
            if (json) {
                console.out().println(toJson(chosen, plugins.failures()));
                return 0;
            }
            if (chosen.isEmpty()) {
                console.err()
                        .println("no plugin has '" + search + "' in its name or summary"
                                + kind.map(name -> ", of the kind " + name).orElse("")
                                + ". Search for a part of a word, or list all: repdyn plugins list");
                console.err().flush();
                return 0;
            }
            TextTable table = new TextTable("KIND", "NAME", "SUMMARY", "FROM")
                    .sentences(0, 2, 3)
                    .keys(2);
            for (PluginCatalogue.Entry entry : chosen) {
                LoadedPlugin<?> plugin = entry.plugin();
                String from = plugin.origin().equals(LoadedPlugin.BUILT_IN)
                        ? plugin.origin()
                        : plugin.origin() + " " + plugin.version();
                String mark = Prototypes.isPrototype(plugin) ? " (prototype)" : "";
                table.row(entry.kind(), plugin.name(), plugin.provider().summary() + mark, from);
            }
            console.print(table);
            console.out().flush();
            return 0;
        }
    }

    /** Returns the plugins of the given kind that have the searched text. */
    private List<PluginCatalogue.Entry> choose(List<PluginCatalogue.Entry> all) {
        List<String> kinds =
                all.stream().map(PluginCatalogue.Entry::kind).distinct().toList();
        if (kind.isPresent() && !kinds.contains(kind.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there are no plugins of the kind '" + kind.get() + "'. "
                            + NearestName.suggestion(kind.get(), kinds) + "Kinds: " + String.join(", ", kinds)
                            + ". To search by text, use --search " + kind.get());
        }
        String text = search.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(entry -> kind.isEmpty() || kind.get().equals(entry.kind()))
                .filter(entry -> (entry.plugin().name() + " "
                                + entry.plugin().provider().summary())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .toList();
    }

    private static String toJson(List<PluginCatalogue.Entry> plugins, List<LoadFailure> notLoaded) throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("plugins");
        for (PluginCatalogue.Entry entry : plugins) {
            LoadedPlugin<?> plugin = entry.plugin();
            list.addObject()
                    .put("kind", entry.kind())
                    .put("name", plugin.name())
                    .put("summary", plugin.provider().summary())
                    .put("prototype", Prototypes.isPrototype(plugin))
                    .put("origin", plugin.origin())
                    .put("version", plugin.version());
        }
        ArrayNode failures = root.putArray("failures");
        for (LoadFailure failure : notLoaded) {
            failures.addObject()
                    .put("origin", failure.origin())
                    .put("what", failure.what())
                    .put("reason", failure.reason());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
