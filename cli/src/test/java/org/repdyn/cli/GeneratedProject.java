package org.repdyn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.repdyn.core.plugin.SpiVersion;

/**
 * A project made by {@code repdyn new}, built in the process of the test as Maven builds it: compiled with its annotation processor, tested, and
 * packed as a jar. A Maven build of each kind would take minutes; one kind is built by Maven, in the examples of the documentation.
 *
 * @param folder folder of the project
 */
record GeneratedProject(Path folder) {

    /** Compiles the code and the test; returns the messages of the compiler, which are empty if it has nothing to say. */
    String compile() throws IOException {
        return compile("src/main/java", "target/classes", SharedCompiler.CLASS_PATH)
                + compile(
                        "src/test/java",
                        "target/test-classes",
                        classes() + java.io.File.pathSeparator + SharedCompiler.CLASS_PATH);
    }

    private String compile(String from, String to, String classPath) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(from))) {
            return SharedCompiler.compile(
                            List.of(
                                    "-Xlint:all,-processing",
                                    "-d",
                                    Files.createDirectories(folder.resolve(to)).toString(),
                                    "-cp",
                                    classPath),
                            files.filter(p -> p.toString().endsWith(".java")).toList())
                    .messages();
        }
    }

    private Path classes() {
        return folder.resolve("target/classes");
    }

    /** Runs the test of the project. */
    Laws test(String type) throws IOException, ClassNotFoundException {
        URL[] places = {url(classes()), url(folder.resolve("target/test-classes"))};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(places, before)) {
            thread.setContextClassLoader(loader);
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(DiscoverySelectors.selectClass(loader.loadClass(type)))
                    .execute();
            return new Laws(
                    results.testEvents().succeeded().count(),
                    results.allEvents().failed().stream().map(Event::toString).toList());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(Path place) throws MalformedURLException {
        return place.toUri().toURL();
    }

    /**
     * Result of a test class.
     *
     * @param passed number of tests that passed
     * @param failures those that did not, with their reasons
     */
    record Laws(long passed, List<String> failures) {}

    /** Returns the manifest with the entries that the POM asks for. */
    private Manifest manifest() throws IOException {
        Matcher entry = Pattern.compile("<(" + SpiVersion.MANIFEST_ENTRY + ")>(.*)</")
                .matcher(Files.readString(folder.resolve("pom.xml")));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        while (entry.find()) {
            manifest.getMainAttributes().putValue(entry.group(1), entry.group(2));
        }
        return manifest;
    }

    /** Writes the jar into a folder of plugins, which is returned. */
    Path pack() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (OutputStream stream = Files.newOutputStream(plugins.resolve("plugin.jar"));
                JarOutputStream out = new JarOutputStream(stream, manifest());
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes().relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
        return plugins;
    }
}
