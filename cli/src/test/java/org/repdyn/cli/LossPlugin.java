package org.repdyn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A plugin with one loss, L = ‖U‖²/2, in which a test replaces parts by code that breaks; compiled to a jar. */
final class LossPlugin {

    /** Part of the plugin whose code a test may replace. */
    enum Part {
        /** Static initialiser. */
        STATIC(""),
        /** Constructor. */
        CONSTRUCTOR(""),
        /** Name of the plugin. */
        NAME("return \"broken\";"),
        /** Summary of the plugin. */
        SUMMARY("return \"breaks\";"),
        /** Publication of the plugin. */
        REFERENCE("return java.util.Optional.empty();"),
        /** Class of the options. */
        OPTIONS_TYPE("return Options.class;"),
        /** Creation of the loss. */
        CREATE("return new L();"),
        /** Code at the start of each evaluation of the loss but the first eight, of which planning uses some. */
        VALUE("");

        private final String sound;

        Part(String sound) {
            this.sound = sound;
        }

        /** Returns the code of this part in a plugin that works. */
        String sound() {
            return sound;
        }
    }

    private static final String SOURCE =
            """
            package org.example;

            import org.ojalgo.matrix.store.R064Store;
            import org.repdyn.core.views.*;
            import org.repdyn.losses.spi.*;

            public class %1$s implements LossProvider<%1$s.Options> {
                public record Options() {}

                static void always() throws Exception {}
                static <E extends Throwable> RuntimeException sneak(Throwable t) throws E { throw (E) t; }
                static boolean never() { return System.nanoTime() == 0; }

                static { try { always(); STATIC } catch (Exception e) { throw new IllegalStateException(e); } }

                public %1$s() { CONSTRUCTOR }

                public String name() { NAME }

                public String summary() { SUMMARY }

                public java.util.Optional<org.repdyn.core.plugin.Reference> reference() { REFERENCE }

                public Class<Options> optionsType() { OPTIONS_TYPE }

                public EmbeddingField create(Options options) { CREATE }

                static final class L implements Loss {
                    private int calls;

                    public ViewRequirements views() { return new ViewRequirements(0, 0, false); }

                    public double value(Embeddings u) { return valueAndGradient(u, u.matrix().copy()); }

                    public double valueAndGradient(Embeddings u, R064Store gradient) {
                        if (++calls > 8) { VALUE }
                        double sum = 0;
                        for (int i = 0; i < gradient.data.length; i++) {
                            gradient.data[i] = u.matrix().data[i];
                            sum += gradient.data[i] * gradient.data[i] / 2;
                        }
                        return sum;
                    }
                }
            }
            """;

    private LossPlugin() {}

    /**
     * Compiles a plugin in which one part has other code, and writes it as {@code TYPE.jar}.
     *
     * @param folder folder of the jar; created if it does not exist
     */
    static Path write(Path folder, String type, Part part, String code) throws IOException {
        return write(folder, type, "broken", part, code);
    }

    /**
     * Compiles a plugin in which one part has other code, and writes it as {@code TYPE.jar}.
     *
     * @param folder folder of the jar; created if it does not exist
     * @param name name of the loss
     */
    static Path write(Path folder, String type, String name, Part part, String code) throws IOException {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part p : Part.values()) {
            parts.put(p, p.sound);
        }
        parts.put(Part.NAME, "return \"" + name + "\";");
        parts.put(part, code);
        String source = SOURCE.replace("%1$s", type);
        for (Map.Entry<Part, String> entry : parts.entrySet()) {
            source = source.replaceAll(
                    "\\b" + entry.getKey() + "\\b", java.util.regex.Matcher.quoteReplacement(entry.getValue()));
        }
        return jar(folder, type, "org.repdyn.losses.spi.LossProvider", source);
    }

    /**
     * Compiles a provider of any kind, and writes it as {@code TYPE.jar}.
     *
     * @param folder folder of the jar; created if it does not exist
     * @param type name of the class in the package {@code org.example}
     * @param service interface that it implements
     */
    static Path jar(Path folder, String type, String service, String source) throws IOException {
        Path jar = Files.createDirectories(folder).resolve(type + ".jar");
        Path classes = Files.createTempDirectory("repdyn-plugin");
        try {
            compile(type, source, classes);
            pack(type, service, classes, jar);
        } finally {
            delete(classes);
        }
        return jar;
    }

    private static void compile(String type, String source, Path classes) throws IOException {
        Path file = Files.writeString(classes.resolve(type + ".java"), source);
        SharedCompiler.Result result = SharedCompiler.compile(
                List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", SharedCompiler.CLASS_PATH),
                List.of(file));
        if (!result.compiled()) {
            throw new IllegalStateException(result.messages());
        }
    }

    private static void pack(String type, String service, Path classes, Path jar) throws IOException {
        try (OutputStream stream = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(stream);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(p -> p.toString().endsWith(".class")).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(path));
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + service));
            out.write(("org.example." + type).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Changes the content of a jar.
     *
     * @param change returns the new content of an entry, given its name and content; empty to remove it
     */
    static void change(Path jar, BiFunction<String, byte[], Optional<byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                byte[] content = file.getInputStream(entry).readAllBytes();
                change.apply(entry.getName(), content).ifPresent(changed -> entries.put(entry.getName(), changed));
            }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
