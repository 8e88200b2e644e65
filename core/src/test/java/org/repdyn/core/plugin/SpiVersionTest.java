package org.repdyn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A plugin that was built for another version of the SPI")
class SpiVersionTest {

    private static final Spi<GadgetProvider<?>> GADGETS = Spi.of(GadgetProvider.class, "gadget");

    @TempDir
    private Path directory;

    @Test
    @DisplayName("is loaded if its version is that of RepDyn, or if its manifest has none")
    void loaded() throws IOException {
        PluginJar.gadget("Same", "same").builtFor(SpiVersion.CURRENT.toString()).writeTo(directory, "same.jar");
        PluginJar.gadget("Silent", "silent").writeTo(directory, "silent.jar");
        try (PluginSource source = PluginSource.open(List.of(directory))) {
            assertThat(source.failures()).isEmpty();
            assertThat(Registry.load(GADGETS, source).names()).contains("same", "silent");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.2 | it was built for version 0.2 of the SPI, and this RepDyn has version 0.1; use RepDyn 0.2 or later",
                "1.0 | it was built for version 1.0 of the SPI, and this RepDyn has version 0.1; use RepDyn 1.0 or later",
                "0.0 | loads plugins from version 0.1 on; its author must build it for RepDyn 0.1",
                "new | which is no version; its author must write the first two numbers of the version of RepDyn, such as 0.1"
            })
    @DisplayName("is refused with the reason if its version is newer, too old, or none")
    void refused(String version, String reason) throws IOException {
        PluginJar.gadget("Other", "other").builtFor(version).writeTo(directory, "other.jar");
        try (PluginSource source = PluginSource.open(List.of(directory))) {
            assertThat(source.failures()).singleElement().satisfies(failure -> assertThat(failure.toString())
                    .startsWith("other.jar: plugin: ")
                    .contains(reason));
            assertThat(Registry.load(GADGETS, source).names()).doesNotContain("other");
        }
    }

    @Test
    @DisplayName(
            "fails with its jar, its version, the missing method and what to do, if RepDyn has not the method that it calls")
    void missingMethod() throws IOException {
        PluginJar.empty()
                .provider("Caller", "caller", "", "return new org.repdyn.core.random.Seed(1).child(\"x\").toString();")
                .builtFor("0.1")
                .renamed("child", "chill")
                .writeTo(directory, "caller.jar");
        assertThatThrownBy(() -> answer("caller"))
                .hasMessageContaining("gadget 'caller' of caller.jar")
                .hasMessageContaining(
                        "it was built for version 0.1 of the SPI of RepDyn and does not fit this one: it calls the method"
                                + " org.repdyn.core.random.Seed.chill(java.lang.String), which does not exist; its author must build it for")
                .hasMessageContaining("or use the RepDyn that it was built for");
    }

    @Test
    @DisplayName("fails with the method that it lacks, if RepDyn calls one that it does not have")
    void missingImplementation() throws IOException {
        PluginJar.gadget("Lacking", "lacking").renamed("answer", "answex").writeTo(directory, "lacking.jar");
        assertThatThrownBy(() -> answer("lacking"))
                .hasMessageContaining("gadget 'lacking' of lacking.jar")
                .hasMessageContaining(
                        "it was built for another version of RepDyn or of a library and does not fit this one: its class"
                                + " org.example.Lacking$Made has no method answer(), which RepDyn calls;");
    }

    private String answer(String name) {
        try (PluginSource source = PluginSource.open(List.of(directory))) {
            return gadget(
                    Registry.load(GADGETS, source).find(name).orElseThrow().provider());
        }
    }

    private static String gadget(GadgetProvider<?> provider) {
        return made(provider).answer();
    }

    @SuppressWarnings("unchecked") // all gadgets of this test have no options
    private static Gadget made(GadgetProvider<?> provider) {
        return ((GadgetProvider<NoOptions>) provider).create(new NoOptions());
    }

    @Test
    @DisplayName("has the first two numbers of the version of RepDyn")
    void version() throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        int from = pom.indexOf("<version>", pom.indexOf("<artifactId>repdyn-parent")) + "<version>".length();
        assertThat(pom.substring(from)).startsWith(SpiVersion.CURRENT + ".");
        assertThat(SpiVersion.OLDEST).isLessThanOrEqualTo(SpiVersion.CURRENT);
    }
}
