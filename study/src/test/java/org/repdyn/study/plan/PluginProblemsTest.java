package org.repdyn.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.study.Studies.SMALL;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.plugin.LoadFailure;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.study.Studies;

/** Tests plugin jars with errors: two plugins of one name, and one that fails to load. Other plugins still work. */
@Tag("slow")
class PluginProblemsTest {

    private static final String SOURCE =
            """
            package org.example;

            import org.ojalgo.matrix.store.R064Store;
            import org.repdyn.core.plugin.NoOptions;
            import org.repdyn.core.views.*;
            import org.repdyn.losses.spi.*;

            public class Provider implements LossProvider<NoOptions> {
                public Provider() { %2$s }
                @Override public String name() { return "%1$s"; }
                @Override public String summary() { return "a loss for tests"; }
                @Override public Class<NoOptions> optionsType() { return NoOptions.class; }
                @Override public EmbeddingField create(NoOptions options) { return new Half(); }

                public static class Half implements Loss {
                    @Override public ViewRequirements views() { return new ViewRequirements(0, 0, false); }
                    @Override public double value(Embeddings u) { return valueAndGradient(u, u.matrix().copy()); }
                    @Override public double valueAndGradient(Embeddings u, R064Store gradient) {
                        double sum = 0;
                        for (int i = 0; i < gradient.data.length; i++) {
                            double x = u.matrix().data[i];
                            gradient.data[i] = x;
                            sum += x * x / 2;
                        }
                        return sum;
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aNameOfTwoPluginsIsReportedWithBothJars() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        jar(plugins, "one.jar", "half", "");
        jar(plugins, "two.jar", "half", "");
        jar(plugins, "three.jar", "other", "");
        try (PluginSource source = PluginSource.open(List.of(plugins))) {
            assertThat(Studies.problems(Plugins.load(source), SMALL.replace("linear-contrastive", "half")))
                    .containsExactly(
                            "study.yaml:2:1: 2 plugins of the kind loss are named 'half': in one.jar, in two.jar."
                                    + " Load only one of them, or ask an author to rename the plugin");
            assertThat(Studies.problems(Plugins.load(source), SMALL.replace("linear-contrastive", "other")))
                    .isEmpty();
        }
    }

    @Test
    void aPluginThatThrowsWhileItLoadsIsNamedAndTheOthersWork() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        jar(plugins, "broken.jar", "broken", "if (true) throw new IllegalStateException(\"no licence\");");
        jar(plugins, "sound.jar", "sound", "");
        try (PluginSource source = PluginSource.open(List.of(plugins))) {
            Plugins loaded = Plugins.load(source);
            assertThat(loaded.losses().failures())
                    .extracting(LoadFailure::toString)
                    .containsExactly("broken.jar: loss org.example.Provider: it failed while starting:"
                            + " IllegalStateException: no licence; its author must correct it");
            assertThat(Studies.problems(loaded, SMALL.replace("linear-contrastive", "broken")))
                    .containsExactly("study.yaml:2:1: unknown loss 'broken'. Known: "
                            + String.join(", ", loaded.losses().names())
                            + ". Not loaded: broken.jar: loss org.example.Provider: it failed while starting:"
                            + " IllegalStateException: no licence; its author must correct it. See: repdyn"
                            + " plugins list");
            assertThat(loaded.losses().names()).contains("sound");
            assertThat(Studies.problems(loaded, SMALL.replace("linear-contrastive", "sound")))
                    .isEmpty();
            assertThat(Studies.problems(loaded, SMALL)).isEmpty();
        }
    }

    @Test
    void aPlanNamesTheJarsOfItsPluginsByTheirDigest() throws IOException, NoSuchAlgorithmException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        jar(plugins, "sound.jar", "sound", "");
        String digest = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(plugins.resolve("sound.jar"))));
        try (PluginSource source = PluginSource.open(List.of(plugins))) {
            StudyPlan plan = Studies.plan(Plugins.load(source), SMALL.replace("linear-contrastive", "sound"));

            assertThat(plan.plugins())
                    .filteredOn(used -> used.kind().equals("loss"))
                    .singleElement()
                    .satisfies(used ->
                            assertThat(used.plugin().files()).containsExactly(new PluginFile("sound.jar", digest)));
            assertThat(plan.plugins())
                    .filteredOn(used -> used.kind().equals("encoder"))
                    .singleElement()
                    .satisfies(used -> assertThat(used.plugin().files()).isEmpty());
        }
    }

    private void jar(Path plugins, String file, String name, String whileLoading) throws IOException {
        Path work = Files.createTempDirectory(directory, "build");
        Path source = Files.writeString(work.resolve("Provider.java"), SOURCE.formatted(name, whileLoading));
        Path classes = Files.createDirectory(work.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(failed).as("compiles").isZero();
        try (OutputStream out = Files.newOutputStream(plugins.resolve(file));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> made = Files.walk(classes)) {
            for (Path path : made.filter(Files::isRegularFile).toList()) {
                put(jar, classes.relativize(path).toString(), Files.readAllBytes(path));
            }
            put(
                    jar,
                    "META-INF/services/" + LossProvider.class.getName(),
                    "org.example.Provider\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
