package org.repdyn.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.LoadedPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code repdyn plugins list}: prints every plugin with its origin, and every plugin that failed to load with its reason. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists every plugin, and every plugin that could not be loaded with the reason.")
final class PluginsListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    PluginsListCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = new Session(console, common, false)) {
            if (json) {
                console.out().println(toJson(session.plugins()));
                return 0;
            }
            TextTable table = new TextTable("KIND", "NAME", "SUMMARY", "FROM");
            for (PluginCatalogue.Entry entry : session.plugins().entries()) {
                LoadedPlugin<?> plugin = entry.plugin();
                String from = plugin.origin().equals(LoadedPlugin.BUILT_IN)
                        ? plugin.origin()
                        : plugin.origin() + " " + plugin.version();
                table.row(entry.kind(), plugin.name(), plugin.provider().summary(), from);
            }
            console.out().print(table);
            console.out().flush();
            session.warnOfFailures(console.err());
            return 0;
        }
    }

    private static String toJson(PluginCatalogue plugins) throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("plugins");
        for (PluginCatalogue.Entry entry : plugins.entries()) {
            LoadedPlugin<?> plugin = entry.plugin();
            list.addObject()
                    .put("kind", entry.kind())
                    .put("name", plugin.name())
                    .put("summary", plugin.provider().summary())
                    .put("origin", plugin.origin())
                    .put("version", plugin.version());
        }
        ArrayNode failures = root.putArray("failures");
        for (LoadFailure failure : plugins.failures()) {
            failures.addObject()
                    .put("origin", failure.origin())
                    .put("what", failure.what())
                    .put("reason", failure.reason());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
