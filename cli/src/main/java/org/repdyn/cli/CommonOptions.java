package org.repdyn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.plugin.PluginSource;
import picocli.CommandLine.Option;

/** Options every command has that looks at plugins. */
final class CommonOptions {

    static final String STACK_TRACE = "--stacktrace";

    private static final String FOLDER = "plugins";

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A folder of plugin jars, beside ./plugins and the installation's; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = STACK_TRACE, hidden = true, description = "Print where an unexpected error came from.")
    @SuppressWarnings("UnusedVariable") // RepDyn looks for the flag itself, as errors come before options are bound
    private boolean stackTrace;

    /** All plugins there are: the folders that were named, and those at the usual places that exist. */
    PluginSource source() {
        List<Path> folders = new ArrayList<>(plugins);
        usual(Path.of(FOLDER)).ifPresent(folders::add);
        Optional.ofNullable(System.getenv("REPDYN_HOME"))
                .flatMap(home -> usual(Path.of(home, FOLDER)))
                .ifPresent(folders::add);
        return PluginSource.open(folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .toList());
    }

    private static Optional<Path> usual(Path folder) {
        return Optional.of(folder).filter(Files::isDirectory);
    }
}
