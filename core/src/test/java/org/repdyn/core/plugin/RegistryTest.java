package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

class RegistryTest {

    private static final SourceLocation WHERE = new SourceLocation("study.yaml", 4, 7);

    @TempDir
    private Path temp;

    private String problem(String name) {
        try (PluginSource source = Gadgets.open(temp)) {
            Problems problems = new Problems();
            assertThat(Gadgets.load(source).require(name, WHERE, problems)).isEmpty();
            assertThat(problems.toList()).hasSize(1);
            return problems.toList().stream().map(Problem::toString).findFirst().orElseThrow();
        }
    }

    @Test
    void knownNameIsFound() throws IOException {
        PluginJar.gadget("Good", "good").writeTo(temp, "good.jar");
        try (PluginSource source = Gadgets.open(temp)) {
            Problems problems = new Problems();

            assertThat(Gadgets.load(source).require("good", WHERE, problems))
                    .map(LoadedPlugin::origin)
                    .contains("good.jar");
            assertThat(problems.isEmpty()).isTrue();
        }
    }

    @Test
    void unknownNameIsReportedWithTheNearestAndAllNames() throws IOException {
        PluginJar.gadget("Wheel", "water-wheel").writeTo(temp, "wheel.jar");
        PluginJar.gadget("Lever", "lever").writeTo(temp, "lever.jar");

        assertThat(problem("waterwhel"))
                .isEqualTo("study.yaml:4:7: unknown gadget 'waterwhel'. Did you mean 'water-wheel'? "
                        + "Known: lever, water-wheel. See: repdyn plugins list");
        assertThat(problem("spring"))
                .isEqualTo("study.yaml:4:7: unknown gadget 'spring'. Known: lever, water-wheel. "
                        + "See: repdyn plugins list");
    }

    @Test
    void unknownNameIsReportedWithJarsThatWereNotLoaded() throws IOException {
        PluginJar.empty().listed("org.example.Spring").writeTo(temp, "springs.jar");

        assertThat(problem("spring"))
                .isEqualTo(
                        "study.yaml:4:7: unknown gadget 'spring'. None is installed. Not loaded: springs.jar: gadget:"
                                + " its services file names org.example.Spring, which its jar does not contain; its author"
                                + " must add the class, or correct the file, which names classes with their packages."
                                + " See: repdyn plugins list");
    }

    @Test
    void twoPluginsOfOneNameAreReportedAndNeitherIsAvailable() throws IOException {
        PluginJar.gadget("First", "lever").writeTo(temp, "a.jar");
        PluginJar.gadget("Second", "lever").writeTo(temp, "b.jar");
        PluginJar.gadget("Other", "wheel").writeTo(temp, "c.jar");

        assertThat(problem("lever"))
                .isEqualTo("study.yaml:4:7: 2 plugins of the kind gadget are named 'lever': in a.jar, in b.jar. "
                        + "Load only one of them, or ask an author to rename the plugin");
        try (PluginSource source = Gadgets.open(temp)) {
            Registry<GadgetProvider<?>> registry = Gadgets.load(source);
            assertThat(registry.names()).containsExactly("wheel");
            assertThat(registry.find("lever")).isEmpty();
            assertThat(registry.failures())
                    .extracting(LoadFailure::toString)
                    .containsExactly("a.jar and b.jar: gadget lever: 2 plugins of the kind gadget are named 'lever': "
                            + "in a.jar, in b.jar. Load only one of them, or ask an author to rename the plugin");
            assertThat(Gadgets.create(registry, "wheel").answer()).isEqualTo("hello");
        }
    }

    @Test
    void pluginWithTheNameOfABuiltInPluginIsReported() {
        LoadedPlugin<AlwaysThereProvider> builtIn = new LoadedPlugin<>(
                new AlwaysThere(),
                LoadedPlugin.BUILT_IN,
                Versions.DEVELOPMENT,
                getClass().getClassLoader());
        LoadedPlugin<AlwaysThereProvider> thirdParty =
                new LoadedPlugin<>(new AlwaysThere(), "x.jar", "1", getClass().getClassLoader());
        Registry<AlwaysThereProvider> registry =
                Registry.of(new Spi<>(AlwaysThereProvider.class, "thing"), List.of(builtIn, thirdParty), List.of());
        Problems problems = new Problems();

        assertThat(registry.require("always-there", WHERE, problems)).isEmpty();
        assertThat(problems.toList())
                .extracting(Problem::message)
                .containsExactly("2 plugins of the kind thing are named 'always-there': in built-in, in x.jar. "
                        + "Remove x.jar, or ask the author to rename the plugin");
    }
}
