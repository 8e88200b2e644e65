package org.repdyn.cli.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** @throws IllegalArgumentException if the kind has no prototypes */
    public PluginProject {
        if (prototype && kind != ProjectKind.LOSS) {
            throw new IllegalArgumentException(
                    "only a loss may be a prototype, which is its value alone; leave out --prototype for "
                            + kind.label());
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
            files.put(
                    "src/main/java/" + folder + "Provider.java",
                    filled(label + (prototype ? "/Prototype.java.txt" : "/Provider.java.txt")));
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
        String javaLabel = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
        return read(template)
                .replace("My" + javaLabel, name.javaName())
                .replace("my-" + label, name.plugin())
                .replace("MyPlugin", name.javaName())
                .replace("my-plugin", name.plugin())
                .replace("org.example", name.javaPackage())
                .replace("@path@", name.javaPackage().replace('.', '/'))
                .replace("@artifact@", kind.artifact())
                .replace("@kind@", label)
                .replace("@study@", kind.study())
                .replace("@studyIs@", kind.studyContent())
                .replace("@test@", kind.test())
                .replace("@run@", kind.command())
                .replace("@repdyn.version@", repdyn.version())
                .replace("@spi.version@", SpiVersion.CURRENT.toString())
                .replace("@command@", repdyn.command())
                .replace("@source@", repdyn.source());
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
