package org.repdyn.cli.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that loads plugins. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CommonOptions {

    /** Option that prints the stack traces of failures. */
    public static final String STACK_TRACE = "--stacktrace";

    /** Option that names a directory of plugins. */
    public static final String PLUGINS = "--plugins";

    @Option(
            names = PLUGINS,
            paramLabel = "DIR",
            description =
                    "A directory of plugin jars, in addition to those in REPDYN_PLUGINS, the installation's plugins, and"
                            + " ./plugins once it is trusted (repdyn plugins trust); may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = "--no-plugins", description = "Load no plugin jar; only the built-in plugins are there.")
    private boolean noPlugins;

    @Option(
            names = STACK_TRACE,
            description = "Print the stack trace of an internal error and of an arm that fails, to report it.")
    private boolean stackTrace;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * Chooses the plugins directories.
     *
     * @throws ParameterException if both {@code --plugins} and {@code --no-plugins} are given
     */
    PluginPlaces.Choice places() {
        if (noPlugins && !plugins.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--plugins and --no-plugins were both given. Remove one of them");
        }
        return noPlugins
                ? new PluginPlaces.Choice(List.of(), Optional.empty())
                : PluginPlaces.ofProcess().choose(plugins);
    }

    /** Returns true if stack traces of failures are to be printed. */
    public boolean stackTrace() {
        return stackTrace;
    }
}
