package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Jar of a third-party plugin, compiled at run time. */
final class PluginJar {

    /** Source of a provider; arguments: class name, plugin name, further members, body of the method {@code answer}. */
    private static final String PROVIDER =
            """
            package org.example;

            import java.util.*;
            import org.repdyn.core.options.*;
            import org.repdyn.core.plugin.*;

            public class %1$s implements GadgetProvider<NoOptions> {
                @Override public String name() { return "%2$s"; }
                @Override public String summary() { return "a gadget for tests"; }
                @Override public Class<NoOptions> optionsType() { return NoOptions.class; }
                @Override public Gadget create(NoOptions options) { return new Made(); }
                %3$s
                static class Made implements Gadget {
                    @Override public String answer() { %4$s }
                }
            }
            """;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Open jars of the class path, which take longer to read than a plugin takes to compile. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private final Map<String, byte[]> copies = new LinkedHashMap<>();
    private final List<String> omitted = new ArrayList<>();
    private final List<String> providers = new ArrayList<>();
    private String version = "";
    private String builtFor = "";
    private UnaryOperator<byte[]> change = UnaryOperator.identity();

    static PluginJar empty() {
        return new PluginJar();
    }

    /** Returns a jar with one valid gadget. */
    static PluginJar gadget(String simpleName, String pluginName) {
        return empty().provider(simpleName, pluginName, "", "return \"hello\";");
    }

    /** Adds a provider of package org.example, also to the services file. */
    PluginJar provider(String simpleName, String pluginName, String members, String answer) {
        providers.add("org.example." + simpleName);
        return source("org.example." + simpleName, PROVIDER.formatted(simpleName, pluginName, members, answer));
    }

    PluginJar source(String className, String code) {
        sources.put(className, code);
        return this;
    }

    /** Adds a line to the services file, without a class. */
    PluginJar listed(String line) {
        providers.add(line);
        return this;
    }

    PluginJar resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    /** Adds a class of the class path. */
    PluginJar copyOf(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
            copies.put(name, in.readAllBytes());
        }
        return this;
    }

    /** Changes the version of all class files. */
    PluginJar classFileVersion(int major) {
        change = bytes -> {
            byte[] changed = bytes.clone();
            changed[7] = (byte) major;
            return changed;
        };
        return this;
    }

    /** Cuts all class files in half. */
    PluginJar truncatedClasses() {
        change = bytes -> Arrays.copyOf(bytes, bytes.length / 2);
        return this;
    }

    /** Omits a compiled class from the jar. */
    PluginJar without(String className) {
        omitted.add(className.replace('.', '/') + ".class");
        return this;
    }

    /** Sets the version of the SPI in the manifest. */
    PluginJar builtFor(String spi) {
        builtFor = spi;
        return this;
    }

    /** Renames a method in all class files after they are compiled, as if they had been compiled against another version; both names have one length. */
    PluginJar renamed(String before, String after) {
        change = bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(before, after)
                .getBytes(StandardCharsets.ISO_8859_1);
        return this;
    }

    PluginJar version(String implementationVersion) {
        version = implementationVersion;
        return this;
    }

    /** Compiles the sources and writes the jar. */
    Path writeTo(Path directory, String fileName) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(directory), ".build");
        Path classes = Files.createDirectories(work.resolve("classes"));
        if (!sources.isEmpty()) {
            compile(work, classes);
        }
        if (!providers.isEmpty()) {
            resources.put("META-INF/services/" + GadgetProvider.class.getName(), String.join("\n", providers) + "\n");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!version.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        if (!builtFor.isEmpty()) {
            manifest.getMainAttributes().putValue(SpiVersion.MANIFEST_ENTRY, builtFor);
        }
        Path jar = directory.resolve(fileName);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (!omitted.contains(name)) {
                    put(zip, name, change.apply(Files.readAllBytes(file)));
                }
            }
            for (Map.Entry<String, byte[]> copy : copies.entrySet()) {
                put(zip, copy.getKey(), copy.getValue());
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                put(zip, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private void compile(Path work, Path classes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        List<String> options =
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
        // Compilations share the files, so they take turns.
        synchronized (FILES) {
            assertThat(COMPILER.getTask(null, FILES, null, options, null, FILES.getJavaFileObjectsFromPaths(files))
                            .call())
                    .as("compiles")
                    .isTrue();
        }
    }

    private static void put(JarOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new JarEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
