package org.repdyn.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An unpacked distribution of RepDyn, with plugins. Its classes are loaded apart from those of Spark, which brings other versions of
 * the same libraries: the numbers and the identity of a run follow from the jars of the distribution alone, as they do for the command
 * {@code repdyn}.
 *
 * @param home folder with the folder {@code lib}
 * @param plugins jars of plugins
 */
record Installation(Path home, List<Path> plugins) {

    /**
     * Workers of this process by distribution and plugins. A native library can be loaded by one class loader only, so that the driver
     * and the tasks of a process share their worker.
     */
    private static final Map<String, BiFunction<String, List<String>, List<String>>> WORKERS =
            new ConcurrentHashMap<>();

    Installation {
        plugins = List.copyOf(plugins);
    }

    /**
     * Finds a distribution.
     *
     * @param folder the folder of the distribution, or one that has it as its only folder, as an unpacked archive does
     * @throws IllegalArgumentException if there is none
     */
    static Installation in(Path folder, List<Path> plugins) {
        if (Files.isDirectory(folder.resolve("lib"))) {
            return new Installation(folder, plugins);
        }
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return inside.filter(path -> Files.isDirectory(path.resolve("lib")))
                    .findFirst()
                    .map(home -> new Installation(home, plugins))
                    .orElseThrow(() -> new IllegalArgumentException("there is no distribution of RepDyn in " + folder
                            + ". Ship it to all nodes with --archives repdyn-VERSION.zip#" + SparkCompare.ARCHIVE
                            + ", or name its folder with --conf " + SparkCompare.HOME + "=DIR"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Returns the worker of this process for this installation. */
    BiFunction<String, List<String>, List<String>> worker() {
        List<String> names = plugins.stream()
                .map(jar -> jar.getFileName().toString())
                .sorted()
                .toList();
        return WORKERS.computeIfAbsent(home.toAbsolutePath() + " " + names, key -> load());
    }

    @SuppressWarnings("unchecked") // the type of the creator is declared by its class, which another class loader loads
    private BiFunction<String, List<String>, List<String>> load() {
        ClassLoader loader =
                new URLClassLoader("repdyn", urls().toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        try {
            var creator = (Function<List<String>, BiFunction<String, List<String>, List<String>>>)
                    loader.loadClass(StudyWorker.class.getName() + "$Creator")
                            .getDeclaredConstructor()
                            .newInstance();
            return inContext(
                    loader,
                    () -> creator.apply(plugins.stream().map(Path::toString).toList()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the distribution in " + home + " cannot be used: " + e, e);
        }
    }

    /** Creates something while a class loader is that of the thread, in which libraries look for their parts. */
    private static BiFunction<String, List<String>, List<String>> inContext(
            ClassLoader loader, Supplier<BiFunction<String, List<String>, List<String>>> creation) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return creation.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns the jars of the distribution, and the place of these classes. */
    private List<URL> urls() {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> lib = Files.list(home.resolve("lib"))) {
            for (Path jar : lib.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                urls.add(jar.toUri().toURL());
            }
            urls.add(own().toUri().toURL());
            return urls;
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path of a file is no URL", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the jars in " + home.resolve("lib"), e);
        }
    }

    /** Returns the jar, or the folder, that these classes come from. */
    static Path own() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of these classes is no path", e);
        }
    }
}
