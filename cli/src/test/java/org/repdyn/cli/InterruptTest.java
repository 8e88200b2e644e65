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

/** Tests the real process, stopped by a signal. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal to send")
@Tag("slow")
class InterruptTest {

    private static final String STUDY =
            """
            title: one arm that ends and one that runs for very long
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
    @DisplayName(
            "stopped half-way: the finished arm is kept, the run directory is complete, the exit code is that of the signal")
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
                        // A run from the store would end before the test could see it run.
                        "--no-store",
                        "--out",
                        run.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.startsWith("quick: completed")) {
                line = output.readLine();
            }
            assertThat(line).isNotNull();
            // The first SIGTERM is handled like Ctrl-C, with its own exit code. SIGINT would be ignored if the build
            // runs in the background of a shell.
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(RunDirectory.read(run).arms()).extracting(ArmResult::name).containsExactly("quick");
        assertThat(RunDirectory.read(run).origins().missing()).containsExactly("endless");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
    }
}
