package org.repdyn.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;

/**
 * Places that plugins come from: the class path, and plugins directories in which each jar, and each folder of jars, is one plugin
 * with its own class loader. It must be closed when its plugins are no longer used.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PluginSource implements AutoCloseable {

    private final ClassLoader application;
    private final ClassPathOrigins classPath = new ClassPathOrigins();
    private final Catalogues catalogues = new Catalogues(classPath);
    private final List<PluginClassLoader> isolated = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<LoadFailure> failures = new ArrayList<>();

    private PluginSource(ClassLoader application) {
        this.application = application;
        places.add(new Place(LoadedPlugin.BUILT_IN, application, false, false, List.of()));
    }

    /** Returns a source with only the class path. */
    public static PluginSource builtIn() {
        return open(List.of());
    }

    /**
     * Returns a source with the class path and plugins directories.
     *
     * @param directories directories of jars and of folders of jars; a jar itself is taken too
     * @throws UserErrorException naming each directory that does not exist
     */
    public static PluginSource open(List<Path> directories) {
        List<Path> missing = directories.stream().filter(d -> !Files.exists(d)).toList();
        if (!missing.isEmpty()) {
            throw new UserErrorException(
                    missing.stream().map(PluginSource::missing).toList());
        }
        PluginSource source = new PluginSource(PluginSource.class.getClassLoader());
        try {
            source.add(directories);
            return source;
        } catch (IOException e) {
            source.close();
            throw new UncheckedIOException("cannot read the plugins directories " + directories, e);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Problem missing(Path directory) {
        return new Problem(
                SourceLocation.COMMAND_LINE,
                "plugins directory '" + directory
                        + "' does not exist. Create it, or name a directory that contains plugin jars");
    }

    private void add(List<Path> directories) throws IOException {
        Set<Path> candidates = new LinkedHashSet<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                candidates.addAll(visibleIn(directory).stream()
                        .filter(path -> Files.isDirectory(path) || isJar(path))
                        .toList());
            } else {
                candidates.add(directory);
            }
        }
        Set<Path> seen = new LinkedHashSet<>();
        for (Path candidate : candidates) {
            if (seen.add(candidate.toRealPath())) {
                boolean ambiguous = candidates.stream()
                                .filter(other -> other.getFileName().equals(candidate.getFileName()))
                                .count()
                        > 1;
                addPlugin(
                        ambiguous
                                ? candidate.toString()
                                : candidate.getFileName().toString(),
                        candidate);
            }
        }
    }

    private void addPlugin(String origin, Path plugin) throws IOException {
        List<Path> jars = Files.isDirectory(plugin)
                ? visibleIn(plugin).stream().filter(PluginSource::isJar).toList()
                : List.of(plugin);
        if (jars.isEmpty()) {
            failures.add(new LoadFailure(origin, "plugin", "the folder contains no jar"));
            return;
        }
        List<JarContents> contents = new ArrayList<>();
        for (Path jar : jars) {
            try {
                contents.add(JarContents.read(jar, application));
            } catch (IOException e) {
                failures.add(new LoadFailure(
                        origin,
                        jar.getFileName().toString(),
                        "it cannot be read as a jar (" + e.getMessage() + "); copy it again, or build it again"));
                return;
            }
        }
        requireOwnClasses(origin, contents);
        boolean texts = contents.stream().anyMatch(JarContents::texts);
        List<ServicesFile> services =
                contents.stream().flatMap(jar -> jar.services().stream()).toList();
        if (!texts && services.isEmpty()) {
            failures.add(new LoadFailure(
                    origin,
                    "plugin",
                    "it contains no plugin: there is no file " + ServicesFile.FOLDER + ServicesFile.REPDYN
                            + "… that names a provider; its author must add it"));
            return;
        }
        Optional<String> builtFor = contents.stream()
                .map(JarContents::builtFor)
                .flatMap(Optional::stream)
                .findFirst();
        Optional<String> refusal = builtFor.flatMap(SpiVersion::refusal);
        if (refusal.isPresent()) {
            failures.add(new LoadFailure(origin, "plugin", refusal.get()));
            return;
        }
        services.stream()
                .flatMap(file -> file.mistake(application).stream())
                .forEach(mistake -> failures.add(new LoadFailure(origin, "plugin", mistake)));
        PluginClassLoader loader = new PluginClassLoader(
                origin, jars.stream().map(PluginSource::url).toList(), application, builtFor);
        isolated.add(loader);
        places.add(new Place(
                origin,
                loader,
                true,
                texts,
                contents.stream().map(JarContents::file).toList()));
    }

    /** Reports classes of RepDyn in a plugin, which would not work with those of this installation. */
    private void requireOwnClasses(String origin, List<JarContents> contents) {
        Set<String> copied = new TreeSet<>();
        contents.forEach(jar -> copied.addAll(jar.copied()));
        if (!copied.isEmpty()) {
            failures.add(new LoadFailure(
                    origin,
                    "copy of " + String.join(", ", copied),
                    "the jar contains classes of RepDyn; its author must leave them out, in Maven with"
                            + " <scope>provided</scope>. The plugins of RepDyn in it are ignored"));
        }
    }

    private static List<Path> visibleIn(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar");
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("a file has no URL: " + jar, e);
        }
    }

    /** Returns the class loaders to search, the class path first, then by directory and name. */
    List<Place> places() {
        return List.copyOf(places);
    }

    /**
     * Returns the jars from the given origins and the jars with text files, without the class path.
     *
     * @param origins origins of the plugins that could be loaded
     */
    public List<PluginFile> files(Set<String> origins) {
        return places.stream()
                .filter(place -> place.texts() || origins.contains(place.origin()))
                .flatMap(place -> place.files().stream())
                .toList();
    }

    /** Returns the places of plugins on the class path. */
    ClassPathOrigins classPath() {
        return classPath;
    }

    /** Returns the catalogues of all places. */
    Catalogues catalogues() {
        return catalogues;
    }

    /** Returns the jars and folders that contain no plugin; each {@link Registry} reports the plugins that fail to load. */
    public List<LoadFailure> failures() {
        return List.copyOf(failures);
    }

    /**
     * Returns the text files of the class path and of each plugin, in this order: those named, one per line, in the files
     * {@code META-INF/repdyn/FOLDER/index}. Empty lines and lines that begin with {@code #} are ignored.
     *
     * @throws UncheckedIOException if an index cannot be read
     */
    public List<PluginText> texts(String folder) {
        return PluginText.all(JarContents.TEXTS + folder + "/", places());
    }

    /**
     * Closes the jars, all of them also if one cannot be closed. Classes of plugins that were not used before can no longer be loaded.
     *
     * @throws UncheckedIOException of the first one that cannot be closed; those of further ones are suppressed in it
     */
    @Override
    public void close() {
        closeAll(isolated);
    }

    /** Closes class loaders, all of them also if one cannot be closed. */
    static void closeAll(List<? extends URLClassLoader> loaders) {
        Optional<UncheckedIOException> failure = Optional.empty();
        for (URLClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                UncheckedIOException own = new UncheckedIOException("cannot close " + loader.getName(), e);
                failure.ifPresent(first -> first.addSuppressed(own));
                failure = failure.or(() -> Optional.of(own));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /**
     * Class loader to search for plugins.
     *
     * @param origin name of the place in messages
     * @param loader the loader
     * @param isolated true if the loader belongs to one plugin
     * @param texts true if the plugin has text files; not determined for the class path
     * @param files jars of that plugin; empty for the class path
     */
    record Place(String origin, ClassLoader loader, boolean isolated, boolean texts, List<PluginFile> files) {

        /** Returns true for classes of RepDyn that the jar of a plugin contains too; {@link PluginSource} reports them. */
        boolean isCopy(Class<?> type) {
            return loader instanceof PluginClassLoader plugin && plugin.isCopy(type);
        }
    }
}
