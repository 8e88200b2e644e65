package org.repdyn.cli.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places that plugins are loaded from: those the user named, the installation's own folder, and {@code plugins} of the working
 * directory if the user trusts it. A jar is code that runs with the user's rights, so no jar is loaded only because it lies in the
 * directory of a study.
 */
final class PluginPlaces {

    /** Environment variable with further plugins directories, separated as in the class path. */
    static final String VARIABLE = "REPDYN_PLUGINS";

    /** Separator of the directories in the environment variable: that of the platform, as in PATH. */
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final TrustedPlugins trusted;

    PluginPlaces(Map<String, String> environment, Path workingDirectory, TrustedPlugins trusted) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.trusted = trusted;
    }

    /** Returns the places of this process. */
    static PluginPlaces ofProcess() {
        Map<String, String> environment = System.getenv();
        return new PluginPlaces(environment, Path.of("").toAbsolutePath(), TrustedPlugins.ofUser(environment));
    }

    /**
     * Choice of the directories to load.
     *
     * @param directories absolute paths, each once
     * @param warning one line for the user if {@code plugins} of the working directory is not loaded
     */
    record Choice(List<Path> directories, Optional<String> warning) {
        Choice {
            directories = List.copyOf(directories);
        }
    }

    /** Chooses the directories to load, given those named by options. */
    Choice choose(List<Path> named) {
        List<Path> directories = new ArrayList<>();
        named.forEach(directory -> add(directory, directories));
        for (String entry : SEPARATOR.split(environment.getOrDefault(VARIABLE, ""), -1)) {
            if (!entry.isBlank()) {
                add(Path.of(entry), directories);
            }
        }
        Optional.ofNullable(environment.get("REPDYN_HOME"))
                .map(home -> Path.of(home, TrustedPlugins.FOLDER))
                .filter(Files::isDirectory)
                .ifPresent(directory -> add(directory, directories));
        Path local = absolute(Path.of(TrustedPlugins.FOLDER));
        if (directories.contains(local) || !Files.isDirectory(local)) {
            return new Choice(directories, Optional.empty());
        }
        NavigableMap<String, String> jars = TrustedPlugins.jars(local);
        if (jars.isEmpty()) {
            return new Choice(directories, Optional.empty());
        }
        Optional<NavigableMap<String, String>> known = trusted.trusted(local);
        if (known.filter(jars::equals).isPresent()) {
            directories.add(local);
            return new Choice(directories, Optional.empty());
        }
        return new Choice(
                directories,
                Optional.of("warning: the jars in " + local + " are not loaded, because "
                        + (known.isPresent() ? "they have changed since you trusted them" : "you have not trusted them")
                        + ". A plugin runs with your rights. To load them, name the directory with --plugins "
                        + TrustedPlugins.FOLDER
                        + ", or trust it once with: repdyn plugins trust"));
    }

    private void add(Path directory, List<Path> directories) {
        Path absolute = absolute(directory);
        if (!directories.contains(absolute)) {
            directories.add(absolute);
        }
    }

    private Path absolute(Path path) {
        return workingDirectory.resolve(path).normalize();
    }
}
