package org.repdyn.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.SpiVersion;

/**
 * The files of a project for a new plugin. Templates are complete plugins called {@code my-loss}, {@code my-encoder} and so on, so that the tests
 * of the build compile and run them; a project has other names.
 *
 * @param kind kind of the plugin
 * @param name its names
 * @param repdyn the RepDyn that it is for
 * @param prototype true for a loss that is written as its value alone
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PluginProject(ProjectKind kind, ProjectName name, Installation repdyn, boolean prototype) {

    /** @throws IllegalArgumentException if the kind has no prototypes, or a class of the project would have the name of a type that it uses */
    public PluginProject {
        if (prototype && kind != ProjectKind.LOSS) {
            throw new IllegalArgumentException(
                    "only a loss may be a prototype, which is its value alone; leave out --prototype for "
                            + kind.label());
        }
        Optional<String> clash = kind.hasCode() ? clashingClass(kind, name, prototype) : Optional.empty();
        if (clash.isPresent()) {
            throw new IllegalArgumentException("'" + name.plugin() + "' cannot be the name of this project: its class "
                    + clash.get() + " would have the name of a type that it uses. Choose another name, such as my-"
                    + name.plugin());
        }
    }

    /**
     * A RepDyn that a project is made for.
     *
     * @param version version of its artifacts
     * @param command the command that starts it
     * @param source folder of its source tree; blank if it is not known
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Installation(String version, String command, String source) {}

    /** Returns the content of each file by its path within the project, with {@code /} between names. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        String label = kind.label();
        files.put("README.md", filled(kind.hasCode() ? "README.md" : "replication/README.md"));
        files.put("dev", filled(kind.hasCode() ? "dev" : "replication/dev"));
        files.put(".gitignore", filled("gitignore"));
        files.put(kind.study(), filled(label + "/study.yaml"));
        if (kind.hasCode()) {
            String folder = name.javaPackage().replace('.', '/') + "/" + name.javaName();
            files.put("pom.xml", filled("pom.xml"));
            files.put("src/main/java/" + folder + "Provider.java", filled(code(kind, prototype)));
            files.put("src/test/java/" + folder + "Test.java", filled(label + "/Test.java.txt"));
        }
        return files;
    }

    /** Returns true if a file of {@link #files} is a program. */
    public static boolean isExecutable(String path) {
        return path.equals("dev");
    }

    private String filled(String template) {
        String label = kind.label();
        Map<String, String> values = Map.ofEntries(
                Map.entry("My" + capitalised(label), name.javaName()),
                Map.entry("my-" + label, name.plugin()),
                Map.entry("MyPlugin", name.javaName()),
                Map.entry("my-plugin", name.plugin()),
                Map.entry("org.example", name.javaPackage()),
                Map.entry("@path@", name.javaPackage().replace('.', '/')),
                Map.entry("@artifact@", kind.artifact()),
                Map.entry("@kind@", label),
                Map.entry("@study@", kind.study()),
                Map.entry("@studyIs@", kind.studyContent()),
                Map.entry("@test@", kind.test()),
                Map.entry("@run@", kind.command()),
                Map.entry("@repdyn.version@", repdyn.version()),
                Map.entry("@spi.version@", SpiVersion.CURRENT.toString()),
                Map.entry("@command@", repdyn.command()),
                Map.entry("@source@", repdyn.source()));
        // All in one pass: a name such as my-plugin-2 has a placeholder in it.
        return Pattern.compile(values.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(read(template))
                .replaceAll(match -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(match.group()))));
    }

    /** Returns the class of the project whose name is also that of a type which its code uses; empty if there is none. */
    private static Optional<String> clashingClass(ProjectKind kind, ProjectName name, boolean prototype) {
        String template = read(code(kind, prototype));
        return Stream.of(name.javaName(), name.javaName() + "Provider")
                .filter(type -> template.contains("." + type + ";")
                        || template.contains("record " + type + "(")
                        || template.contains("class " + type + " ")
                        || (isInJavaLang(type)
                                && Pattern.compile("\\b" + type + "\\b")
                                        .matcher(template)
                                        .find()))
                .filter(type -> !type.startsWith("My" + capitalised(kind.label())))
                .findFirst();
    }

    private static String code(ProjectKind kind, boolean prototype) {
        return kind.label() + (prototype ? "/Prototype.java.txt" : "/Provider.java.txt");
    }

    private static boolean isInJavaLang(String type) {
        return Object.class.getResource(type + ".class") != null;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String read(String template) {
        try (InputStream in = PluginProject.class.getResourceAsStream(template)) {
            return new String(
                    Objects.requireNonNull(in, "the template " + template).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
