package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The language of the system")
class SystemLanguageTest {

    @TempDir
    private Path folder;

    private String output(String language, String... arguments) throws Exception {
        try (RepDynProcess process = RepDynProcess.start(folder, List.of("-Duser.language=" + language), arguments)) {
            Cli.Result result = process.result();
            assertThat(result.code()).as(result.err()).isZero();
            return result.out();
        }
    }

    @Test
    @DisplayName("does not sort the options of a command")
    void help() throws Exception {
        // Options are sorted by capital letters. In Turkish that of i has a dot, and comes after O.
        assertThat(output("tr", "compare", "--help"))
                .containsSubsequence("--print-study ", "--profile ")
                .isEqualTo(output("en", "compare", "--help"));
    }

    @Test
    @DisplayName("does not change the digits of numbers")
    void digits() throws Exception {
        assertThat(output("ar", "check", "loss", "vicreg", "--json"))
                .containsPattern("\"points\" ?: ?[0-9]")
                .isEqualTo(output("en", "check", "loss", "vicreg", "--json"));
    }
}
