package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The home folder of the user")
class HomeFolderTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "absolute paths have other forms there")
    @DisplayName("is that of the environment if Java does not know it, and never a relative one")
    void unknown() {
        assertThat(HomeFolder.of("/home/ada", Map.of("HOME", "/elsewhere"))).isEqualTo("/home/ada");
        assertThat(HomeFolder.of("?", Map.of("HOME", "/home/ada"))).isEqualTo("/home/ada");
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("HOME", "ada"))) {
            assertThat(HomeFolder.of("?", environment)).isEqualTo("/nonexistent");
        }
    }

    @Test
    @DisplayName("is not a folder '?' of the working directory in a process whose user has none")
    void process(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("?"));
        try (RepDynProcess process = RepDynProcess.start(folder, List.of("-Duser.home=?"), "report", "~/no run")) {
            assertThat(process.result().err()).contains("/no run").doesNotContain("?/no run");
        }
        try (RepDynProcess process = RepDynProcess.start(folder, List.of("-Duser.home=?"), "--version")) {
            assertThat(process.result().out()).contains("linear algebra: openblas");
        }
        assertThat(folder.resolve("?")).isEmptyDirectory();
    }
}
