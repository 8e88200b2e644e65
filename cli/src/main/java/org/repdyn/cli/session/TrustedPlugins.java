package org.repdyn.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.file.FileFailure;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Plugins directories that the user trusts, by absolute path and SHA-256 of each jar. They are kept in a file in the user's
 * configuration folder, outside any directory that a study may come with.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrustedPlugins {

    /** Name of the plugins folder in the working directory and in the installation. */
    public static final String FOLDER = "plugins";

    /** Jars are in a plugins directory itself, or in a folder of it: one plugin with its libraries. */
    private static final int MAX_DEPTH = 2;

    private static final TypeReference<TreeMap<String, NavigableMap<String, String>>> CONTENT =
            new TypeReference<>() {};

    private final Path file;

    /**
     * Creates the store.
     *
     * @param file the file of the store; need not exist
     */
    TrustedPlugins(Path file) {
        this.file = file;
    }

    /** Returns the store of the user: {@code repdyn/trusted-plugins.json} in the configuration folder of the platform. */
    public static TrustedPlugins ofUser(Map<String, String> environment) {
        Path folder = folder(environment, "XDG_CONFIG_HOME")
                .or(() -> folder(environment, "APPDATA"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
        return new TrustedPlugins(folder.resolve("repdyn").resolve("trusted-plugins.json"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** Returns the SHA-256 of each jar in a plugins directory, by path relative to it. */
    static NavigableMap<String, String> jars(Path directory) {
        NavigableMap<String, String> jars = new TreeMap<>();
        try (Stream<Path> found = Files.find(
                directory,
                MAX_DEPTH,
                (path, attributes) ->
                        attributes.isRegularFile() && path.toString().endsWith(".jar"),
                FileVisitOption.FOLLOW_LINKS)) {
            for (Path jar : found.toList()) {
                jars.put(
                        directory.relativize(jar).toString(), PluginFile.of(jar).sha256());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserErrorException(
                    new SourceLocation(directory.toString(), 0, 0), "the jars cannot be read: " + e.getMessage());
        }
        return jars;
    }

    /**
     * Returns the jars of a directory as they were when the user trusted it; empty if the user did not.
     *
     * @throws UserErrorException if the file of the store is damaged
     */
    Optional<NavigableMap<String, String>> trusted(Path directory) {
        return Optional.ofNullable(read().get(key(directory)));
    }

    /**
     * Remembers a directory with its present jars.
     *
     * @return the jars
     */
    public NavigableMap<String, String> trust(Path directory) {
        NavigableMap<String, String> jars = jars(directory);
        change(all -> all.put(key(directory), new TreeMap<>(jars)));
        return jars;
    }

    /** Forgets a directory; returns false if it was not trusted. */
    public boolean revoke(Path directory) {
        if (trusted(directory).isEmpty()) {
            return false;
        }
        change(all -> all.remove(key(directory)));
        return true;
    }

    /** Changes the store while no other thread or process does, whose change would be lost. */
    private void change(Consumer<Map<String, NavigableMap<String, String>>> step) {
        synchronized (TrustedPlugins.class) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path lock = file.resolveSibling(file.getFileName() + ".lock");
                try (FileChannel channel =
                        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock(channel);
                    Map<String, NavigableMap<String, String>> all = read();
                    step.accept(all);
                    AtomicFile.write(
                            file,
                            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
                }
            } catch (IOException e) {
                throw new UserErrorException(
                        new SourceLocation(file.toString(), 0, 0),
                        "cannot be written: " + FileFailure.withPlace(e)
                                + ". XDG_CONFIG_HOME names another folder for it");
            }
        }
    }

    /** Waits for the lock of a file, which ends when the file is closed or its process ends. */
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // The file system has no locks. A change that another process makes at this moment may be lost.
            return;
        }
    }

    public Path file() {
        return file;
    }

    private static String key(Path directory) {
        return directory.toAbsolutePath().normalize().toString();
    }

    private Map<String, NavigableMap<String, String>> read() {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            return new ObjectMapper().readValue(Files.readString(file), CONTENT);
        } catch (JsonProcessingException e) {
            throw new UserErrorException(
                    new SourceLocation(file.toString(), 0, 0),
                    "is damaged. Remove it, and trust your plugins directories again with 'repdyn plugins trust'");
        } catch (IOException e) {
            throw new UserErrorException(
                    new SourceLocation(file.toString(), 0, 0), "cannot be read: " + FileFailure.withPlace(e));
        }
    }
}
