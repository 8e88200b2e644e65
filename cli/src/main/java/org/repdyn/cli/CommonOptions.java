package org.repdyn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.repdyn.core.plugin.PluginSource;
import picocli.CommandLine.Option;

/** Options of every command that loads plugins. */
final class CommonOptions {

    static final String STACK_TRACE = "--stacktrace";

    private static final String DIRECTORY = "plugins";

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description =
                    "A directory of plugin jars, in addition to ./plugins and the installation's plugins; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    @Option(names = STACK_TRACE, hidden = true, description = "Print the stack trace of an internal error.")
    @SuppressWarnings(
            "UnusedVariable") // RepDyn reads the flag from the arguments, because errors can come before picocli sets
    // the field
    private boolean stackTrace;

    /**
     * Opens the plugins of the directories given by {@code --plugins}, of {@code ./plugins} and of {@code plugins} in the installation
     * ({@code REPDYN_HOME}), as far as the last two exist.
     */
    PluginSource source() {
        List<Path> directories = new ArrayList<>(plugins);
        existing(Path.of(DIRECTORY)).ifPresent(directories::add);
        Optional.ofNullable(System.getenv("REPDYN_HOME"))
                .flatMap(home -> existing(Path.of(home, DIRECTORY)))
                .ifPresent(directories::add);
        return PluginSource.open(directories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .distinct()
                .toList());
    }

    private static Optional<Path> existing(Path directory) {
        return Optional.of(directory).filter(Files::isDirectory);
    }
}
