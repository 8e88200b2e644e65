package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.plugin.Spi;
import org.repdyn.replication.ClaimLine;
import org.repdyn.replication.spi.ClaimProvider;
import org.repdyn.study.plan.NamedPlugins;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.service.PluginGuides;

@Tag("slow")
@DisplayName("Lines that plugins describe prints to copy")
class LinesToCopyTest {

    private static final int SAMPLES = 60;
    private static final int PIXELS = 4;

    /** Study that a line replaces a part of, or is added to. */
    private static final Map<String, String> STUDY = Map.of(
            "data", "{name: digits, train: 40, held-out: 10}",
            "loss", "linear-alignment",
            "encoder", "{name: two-layer, outputs: 2}",
            "observables", "[norm, ntk-drift]",
            "time", "{end: 1, points: 3}");

    private static final Map<String, String> SUBSPACES = Map.of("data", "gaussian-mixture");
    private static final Map<String, String> PREDICTIONS = Map.of("loss", "simsiam");

    /** Parts of the study without which a plugin has no meaning, by its kind and name. */
    private static final Map<String, Map<String, String>> NEEDS = Map.of(
            "loss squared-regression", Map.of("encoder", "{name: two-layer, outputs: 10}"),
            "predictor direct-pred", PREDICTIONS,
            "predictor linear", PREDICTIONS,
            "dynamics exact", Map.of("encoder", "{name: linear, outputs: 2}"),
            "observable input-angle", SUBSPACES,
            "observable input-chordal", SUBSPACES,
            "observable input-geodesic", SUBSPACES,
            "observable input-sine", SUBSPACES);

    /** Kinds of plugin that neither a study nor a replication names. */
    private static final List<String> UNNAMED = List.of("prediction");

    @TempDir
    private Path folder;

    /** Writes the files that the examples of datasets name. */
    @BeforeEach
    void data() throws IOException {
        StringBuilder table = new StringBuilder("a,b,c,d\n");
        ByteBuffer images =
                ByteBuffer.allocate(16 + SAMPLES * PIXELS).putInt(0x803).putInt(SAMPLES);
        images.putInt(2).putInt(2);
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + SAMPLES + ", " + PIXELS + "), }";
        ByteBuffer array = ByteBuffer.allocate(128 + 8 * SAMPLES * PIXELS).order(ByteOrder.LITTLE_ENDIAN);
        array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        array.put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < PIXELS; j++) {
                int value = (7 * i + 11 * j * j + i * i * j) % 256;
                images.put((byte) value);
                array.putDouble(value);
                table.append(value).append(j + 1 < PIXELS ? "," : "\n");
            }
        }
        Files.writeString(folder.resolve("data.csv"), table);
        Files.write(folder.resolve("data.npy"), array.array());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(images.array());
        }
        Files.write(folder.resolve("images-idx3-ubyte.gz"), zipped.toByteArray());
    }

    @TestFactory
    @DisplayName("plan a study with each plugin that a study names")
    Stream<DynamicTest> studies() {
        Plugins plugins = Plugins.load(PluginSource.builtIn());
        PluginGuides guides = new PluginGuides(new NamedPlugins(plugins));
        return plugins.all().stream()
                .filter(registry -> !UNNAMED.contains(registry.spi().kind()))
                .flatMap(registry -> registry.all().stream().map(plugin -> {
                    String title = registry.spi().kind() + " " + plugin.name();
                    return DynamicTest.dynamicTest(
                            title,
                            () -> plan(title, guides.guide(plugin).studyLine().orElseThrow()));
                }));
    }

    private void plan(String plugin, String line) throws IOException {
        assertThat(line).contains(plugin.substring(plugin.lastIndexOf(' ') + 1));
        Map<String, String> study = new LinkedHashMap<>(STUDY);
        study.putAll(NEEDS.getOrDefault(plugin, Map.of()));
        study.remove(line.substring(0, line.indexOf(':')));
        // The files of the examples are in a folder of the test, not in the working directory.
        List<String> lines = new ArrayList<>(List.of(line.replace("path: ", "path: " + folder + "/")));
        study.forEach((key, value) -> lines.add(key + ": " + value));
        Path file = Files.write(folder.resolve(plugin + ".yaml"), lines);
        assertPlans("compare", file.toString(), "--dry-run");
    }

    @TestFactory
    @DisplayName("make a valid claim of each kind")
    Stream<DynamicTest> claims() {
        Spi<ClaimProvider<?>> kind = Spi.of(ClaimProvider.class, "claim");
        return Registry.load(kind, PluginSource.builtIn()).all().stream()
                .map(plugin -> DynamicTest.dynamicTest(plugin.name(), () -> {
                    List<String> lines = new ArrayList<>(
                            List.of("name: try", "title: try", "reference: none", "shows: a line", "study:"));
                    STUDY.forEach((key, value) -> lines.add("  " + key + ": " + value));
                    lines.add("  arms:");
                    lines.add("    small: {encoder: {width: 8}}");
                    lines.add("    large: {encoder: {width: 16}}");
                    lines.add("    larger: {encoder: {width: 32}}");
                    lines.add(ClaimLine.of(plugin.provider()).orElseThrow());
                    Path file = Files.write(folder.resolve(plugin.name() + ".yaml"), lines);
                    assertPlans(
                            "replicate",
                            file.toString(),
                            "--out",
                            folder.resolve(plugin.name()).toString(),
                            "--force");
                }));
    }

    @Test
    @DisplayName("are missing only for the kinds that no file names")
    void kindsWithoutLine() {
        Plugins plugins = Plugins.load(PluginSource.builtIn());
        PluginGuides guides = new PluginGuides(new NamedPlugins(plugins));
        assertThat(plugins.all().stream()
                        .filter(registry -> registry.all().stream()
                                .allMatch(plugin ->
                                        guides.guide(plugin).studyLine().isEmpty()))
                        .map(registry -> registry.spi().kind()))
                .containsExactlyElementsOf(UNNAMED);
    }

    private static void assertPlans(String... command) {
        Cli.Result result = Cli.run(command);
        assertThat(result.err()).doesNotContain("error");
        assertThat(result.code()).as(result.err()).isLessThan(2);
    }
}
