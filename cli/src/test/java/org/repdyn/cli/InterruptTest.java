package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.result.ArmResult;
import org.repdyn.results.RunDirectory;

/** The real process, stopped by a signal. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal to send")
@Tag("slow")
class InterruptTest {

    private static final String STUDY =
            """
            title: one arm that ends and one that does not
            data: {name: digits, train: 60}
            loss: linear-contrastive
            encoder: linear
            arms:
              quick:
                constraint: grassmann
              endless:
                dynamics: {name: gradient-descent, rate: 1e-9}
                time: {end: 1000}
            """;

    @TempDir
    Path temporary;

    @Test
    @Timeout(120)
    @DisplayName("stopped half-way: the finished arm is kept, the directory is whole, exit code 130")
    void stopped() throws IOException, InterruptedException {
        Path study = Files.writeString(temporary.resolve("study.yaml"), STUDY);
        Path run = temporary.resolve("run");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.repdyn.cli.Main",
                        "compare",
                        study.toString(),
                        "--threads",
                        "1",
                        "--out",
                        run.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (line != null && !line.startsWith("quick: completed")) {
                line = said.readLine();
            }
            assertThat(line).isNotNull();
            // SIGTERM takes the way of Ctrl-C; SIGINT would be ignored where the build runs in a shell's background.
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(RunDirectory.read(run).arms()).extracting(ArmResult::name).containsExactly("quick");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
    }
}
