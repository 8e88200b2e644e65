package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
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

    /** Values for the options without a default, by name; all others are text. */
    private static final Map<String, String> VALUES = Map.of(
            "arms", "[small, large, larger]",
            "arm", "small",
            "observable", "norm",
            "setting", "encoder.width",
            "tolerance", "0.1",
            "slope", "1",
            "levels", "[1, 2]",
            "expected", "moving",
            "coef", "[0, 1]",
            "degree", "2");

    private static final Pattern OPEN = Pattern.compile("([a-z-]+): <[^>]*>");

    private static final String STUDY =
            """
            data: {name: digits, train: 20}
            loss: linear-alignment
            encoder: {name: two-layer, outputs: 2}
            observables: [norm, ntk-drift]
            time: {end: 1, points: 3}
            """;

    @TempDir
    private Path folder;

    @TestFactory
    @DisplayName("plan a study with each layer and each activation")
    Stream<DynamicTest> networks() {
        Plugins plugins = Plugins.load(PluginSource.builtIn());
        PluginGuides guides = new PluginGuides(new NamedPlugins(plugins));
        return Stream.of(plugins.layers(), plugins.activations())
                .flatMap(registry -> registry.all().stream())
                .map(plugin -> DynamicTest.dynamicTest(plugin.name(), () -> {
                    String line = filled(guides.guide(plugin).studyLine().orElseThrow());
                    assertThat(line).contains(plugin.name());
                    Path file = Files.writeString(folder.resolve(plugin.name() + ".yaml"), STUDY + line);
                    assertPlans("compare", file.toString(), "--dry-run");
                }));
    }

    @TestFactory
    @DisplayName("make a valid claim of each kind")
    Stream<DynamicTest> claims() {
        Spi<ClaimProvider<?>> kind = Spi.of(ClaimProvider.class, "claim");
        return Registry.load(kind, PluginSource.builtIn()).all().stream()
                .map(plugin -> DynamicTest.dynamicTest(plugin.name(), () -> {
                    String line = filled(ClaimLine.of(plugin.provider()).orElseThrow());
                    Path file = Files.writeString(
                            folder.resolve(plugin.name() + ".yaml"),
                            "name: try\ntitle: try\nreference: none\nshows: a line\nstudy:\n" + STUDY.indent(2)
                                    + "  arms: {small: {encoder: {width: 8}}, large: {encoder: {width: 16}}, larger:"
                                    + " {encoder: {width: 32}}}\n"
                                    + line);
                    assertPlans(
                            "replicate",
                            file.toString(),
                            "--out",
                            folder.resolve("run").toString(),
                            "--force");
                }));
    }

    private static void assertPlans(String... command) {
        Cli.Result result = Cli.run(command);
        assertThat(result.err()).doesNotContain("error");
        assertThat(result.code()).as(result.err()).isLessThan(2);
    }

    /** Returns a line with values for the options whose type it has in angle brackets. */
    private static String filled(String line) {
        return OPEN.matcher(line).replaceAll(open -> open.group(1) + ": " + VALUES.getOrDefault(open.group(1), "text"));
    }
}
