package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.cli.project.ProjectKind;
import org.repdyn.core.plugin.SpiVersion;

/**
 * Plugins that were built for older versions of the SPI load and run. Each jar in the folder of this test has one plugin of each kind, as {@code
 * repdyn new} made it when the version was current; a jar is never built again. docs/compatibility.md says when another one is added.
 */
@Tag("slow")
@DisplayName("Plugins of an older version")
class OldPluginsTest {

    private static final Path JARS = Path.of("src", "test", "resources", "plugins");

    /** A replication in which every plugin takes part. */
    private static final String REPLICATION =
            """
            name: old-plugins
            title: Plugins of an older version
            reference: none
            shows: They run.
            study:
              data: {name: old-dataset, samples: 20}
              augment: {name: old-augmentation, strength: 0.1}
              loss: linear-alignment
              encoder: {name: linear, outputs: 2}
              observables: [norm, {name: old-observable, threshold: 0.1}]
              time: {end: 0.2, points: 3}
              arms:
                step:
                  data: {name: gaussian-views, samples: 40, dimension: 5}
                  augment: {name: gaussian-noise, sd: 0.1}
                  constraint: stiefel
                  dynamics: {name: gradient-descent, rate: 0.01}
                half-step:
                  data: {name: gaussian-views, samples: 40, dimension: 5}
                  augment: {name: gaussian-noise, sd: 0.1}
                  constraint: stiefel
                  dynamics: {name: gradient-descent, rate: 0.005}
                loss: {loss: old-loss}
                prototype: {loss: old-prototype}
                constraint: {constraint: old-constraint}
                dynamics: {constraint: stiefel, dynamics: {name: old-dynamics, step: 0.01}}
                encoder: {encoder: {name: old-encoder, outputs: 2}}
                baseline: {baseline: old-baseline}
                network: {baseline: {name: ntk, network: [dense, old-activation, old-layer: {factor: 0.5}, dense]}}
                prediction: {loss: linear-contrastive, constraint: sphere, dynamics: gradient-flow}
            claims:
              - name: old-claim
                arm: step
                than: half-step
                observable: deviation
                ratio: 2
                tolerance: 0.1
                because: what is left at these steps is of second order
            """;

    @TempDir
    private Path folder;

    static Stream<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    @DisplayName("are loaded, take part in a comparison, and judge it")
    void run(Path jar) throws IOException {
        Path file = Files.writeString(folder.resolve("replication.yaml"), REPLICATION);
        Path out = folder.resolve("run");
        Cli.Result run = Cli.run("replicate", file.toString(), "--plugins", jar.toString(), "--out", out.toString());
        assertThat(run.err()).doesNotContain("error", "failed", "warning", jar.getFileName() + ": ");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).contains("10 of 10 · ").doesNotContain("refused", "diverged");
        assertThat(files(out, "comparison.json")).anyMatch(text -> text.contains("old-prediction"));
    }

    private static List<String> files(Path folder, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> one.endsWith(name)).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    /**
     * Makes the jar of the current version, which must not exist, if the system property {@code repdyn.record.plugins} asks for it; by hand with
     * each version of the SPI, never in the build.
     */
    @BeforeAll
    static void write(@TempDir Path projects) throws IOException {
        if (!Boolean.getBoolean("repdyn.record.plugins")) {
            return;
        }
        Map<String, byte[]> entries = new TreeMap<>();
        for (ProjectKind kind : ProjectKind.values()) {
            if (kind != ProjectKind.REPLICATION) {
                add(entries, projects, kind, "old-" + kind.label());
            }
        }
        add(entries, projects, ProjectKind.LOSS, "old-prototype", "--prototype");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(SpiVersion.MANIFEST_ENTRY, SpiVersion.CURRENT.toString());
        Path jar = Files.createFile(JARS.resolve("plugins-" + SpiVersion.CURRENT + ".jar"));
        try (OutputStream stream = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(stream, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    private static void add(
            Map<String, byte[]> entries, Path projects, ProjectKind kind, String name, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(kind.label(), name, "--package", "org.example.old", "--in", projects.toString()));
        assertThat(Cli.run(Cli.arguments("new", arguments)).code()).isZero();
        GeneratedProject project = new GeneratedProject(projects.resolve(name));
        assertThat(project.compile()).isEmpty();
        Path classes = projects.resolve(name).resolve("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // The entries of two providers of one kind are in one file.
                entries.merge(
                        classes.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file),
                        OldPluginsTest::joined);
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        both.writeBytes(second);
        return both.toByteArray();
    }
}
