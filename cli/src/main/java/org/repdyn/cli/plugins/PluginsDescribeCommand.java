package org.repdyn.cli.plugins;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.TextTable;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.replication.ClaimLine;
import org.repdyn.study.service.PluginGuide;
import org.repdyn.study.service.PluginGuides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code repdyn plugins describe}: prints a plugin's summary, origin, and options with defaults and ranges. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Describes a plugin: its options, defaults, ranges, properties and reference.")
final class PluginsDescribeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = OfferedNames.OfPlugins.class,
            description = "Name of the plugin; see repdyn plugins list.")
    private String name;

    PluginsDescribeCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Session session = new Session(console, common)) {
            PluginCatalogue plugins = session.plugins();
            List<PluginCatalogue.Entry> found = plugins.named(name);
            if (found.isEmpty()) {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        "there is no plugin with the name '" + name + "'. "
                                + NearestName.suggestion(
                                        name,
                                        plugins.entries().stream()
                                                .map(e -> e.plugin().name())
                                                .toList())
                                + "See: repdyn plugins list");
            }
            found.forEach(entry -> describe(entry, session.guides()));
            console.out().flush();
            return 0;
        }
    }

    private void describe(PluginCatalogue.Entry entry, PluginGuides guides) {
        PrintWriter out = console.out();
        LoadedPlugin<?> plugin = entry.plugin();
        out.println(plugin.name() + " (" + entry.kind() + ")");
        out.println("  " + plugin.provider().summary());
        plugin.provider().reference().ifPresent(reference -> out.println("  reference: " + reference));
        if (Prototypes.isPrototype(plugin)) {
            out.println(
                    "  prototype: its gradient is computed by differences, with about 6 values for each entry of the"
                            + " embeddings");
        }
        PluginGuide guide = guides.guide(plugin);
        guide.facts().forEach(fact -> out.println("  " + fact.label() + ": " + fact.text()));
        guide.studyLine().ifPresent(line -> out.println("  in a study: " + line));
        ClaimLine.of(plugin.provider()).ifPresent(line -> out.println("  in a replication: " + line));
        out.println("  from: " + plugin.origin() + " " + plugin.version());
        List<OptionDescription> options =
                new OptionsBinder().describe(plugin.provider().optionsType());
        if (options.isEmpty()) {
            out.println("  no options");
            return;
        }
        out.println("  options:");
        TextTable table = new TextTable("    NAME", "TYPE", "DEFAULT", "ALLOWED", "MEANING").sentences(1, 2, 3, 4);
        for (OptionDescription option : options) {
            table.row(
                    "    " + option.name(),
                    option.type(),
                    option.defaultValue().orElse(option.required() ? "(required)" : ""),
                    option.allowed(),
                    option.help());
        }
        console.print(table);
    }
}
