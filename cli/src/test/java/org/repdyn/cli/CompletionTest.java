package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("completion of the command line")
class CompletionTest {

    @ParameterizedTest
    @DisplayName("offers what may follow")
    @CsvSource(
            delimiter = '|',
            value = {
                "'repdyn com' | compare completion",
                "'repdyn compare --thr' | --threads",
                "'repdyn compare --st' | --stacktrace --store --strict",
                "'repdyn compare flag' | flagship",
                "'repdyn compare weight' | weight-decay=",
                "'repdyn compare loss=vicreg-' | loss=vicreg-exp",
                "'repdyn compare loss=nt-xent loss.' | loss.temperature=",
                "'repdyn compare ''loss=nt-xent'' loss.t' | loss.temperature=",
                "'repdyn compare dynamics=gradient-flow dynamics.method=' | dynamics.method=auto"
                        + " dynamics.method=explicit dynamics.method=implicit dynamics.method=projected",
                "'repdyn compare dynamics=gradient-flow dyn' | dynamics. dynamics=",
                "'repdyn compare ar' | arms.",
                "'repdyn compare arms.' | arms.grassmann. arms.infinite-width. arms.naive.",
                "'repdyn compare flagship arms.naive.enc' | arms.naive.encoder. arms.naive.encoder=",
                "'repdyn compare arms.naive.loss=vicreg-' | arms.naive.loss=vicreg-exp",
                "'repdyn compare arms.naive.loss=nt-xent arms.naive.loss.' | arms.naive.loss.temperature=",
                "'repdyn compare loss=nt-xent arms.naive.loss.' | arms.naive.loss.temperature=",
                "'repdyn compare no-such-study.yaml arms.' | ''",
                "'repdyn run --arm ' | grassmann infinite-width naive",
                "'repdyn run flagship --arm=n' | --arm=naive",
                "'repdyn run loss.temperature=0.1 --arm ' | grassmann infinite-width naive",
                "'repdyn replicate ntk-' | ntk-drift",
                "'repdyn plugins describe grad' | gradient-descent gradient-flow",
                "'repdyn plugins ' | describe list trust",
                "'repdyn check loss vic' | vicreg vicreg-exp",
                "'repdyn check loss nt-xent ' | temperature=",
                "'repdyn check loss nt-xent temperature=' | ''",
                "'repdyn check loss --points 2 arora form=h' | form=hinge",
                "'repdyn check manifold sp' | sphere",
                "'repdyn check manifold stiefel ' | metric=",
                "'repdyn check manifold stiefel metric=' | metric=canonical metric=euclidean",
                "'repdyn check manifold rotations m' | ''",
                "'repdyn new lo' | loss",
                "'repdyn plugins list lo' | loss",
                "'repdyn completion ' | bash fish zsh",
                "'repdyn figure runs/a effective-' | effective-rank",
                "'repdyn run no-such-study.yaml --arm ' | ''",
                "'repdyn compare no-such-key' | ''"
            })
    void offered(String line, String possibilities) {
        assertThat(complete(line))
                .containsExactlyElementsOf(possibilities.isEmpty() ? List.of() : words(possibilities));
    }

    @Test
    @DisplayName("offers the arms of a study file, and of a run directory")
    void arms(@TempDir Path directory) throws IOException {
        Path study = Files.writeString(
                directory.resolve("study.yaml"),
                "{data: digits, loss: nt-xent, encoder: linear, arms: {slow: {}, fast: {}}, grid: {seed: [1, 2]}}");
        assertThat(complete("repdyn run " + study + " --arm ")).contains("slow-seed1", "fast-seed2");

        Path run = directory.resolve("run");
        assertThat(Cli.run(
                                "compare",
                                "data.train=20",
                                "data.held-out=20",
                                "arms.infinite-width.data.train=20",
                                "time.end=0.1",
                                "time.points=2",
                                "--no-store",
                                "--out",
                                run.toString())
                        .code())
                .isZero();
        assertThat(complete("repdyn report " + run + " --embeddings ")).contains("naive", "grassmann");
    }

    @Test
    @DisplayName("leaves the command that scripts call out of help and of messages")
    void hidden() {
        assertThat(Cli.run("--help").out()).doesNotContain(" complete ");
        assertThat(Cli.run("no-such-command").err()).contains("completion").doesNotContain("complete,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    @DisplayName("there is a script for each shell")
    void scripts(String shell) {
        Cli.Result result = Cli.run("completion", shell);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("repdyn complete ");
    }

    @Test
    @DisplayName("bash replaces the part of a word behind an equals sign")
    void bash() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        String program = Cli.run("completion", "bash").out()
                + """
                repdyn() { printf '%s\\n' "loss=nt-xent" "loss=ntx" | grep -- "${2##* }"; }
                complete() { :; }
                COMP_LINE='repdyn compare loss=nt'; COMP_POINT=${#COMP_LINE}
                _repdyn
                printf '%s;' "${COMPREPLY[@]}"
                """;
        assertThat(output("bash", "-c", program)).isEqualTo("nt-xent;ntx;");
    }

    @Test
    @DisplayName("an unknown shell is refused with the known ones")
    void unknownShell() {
        Cli.Result result = Cli.run("completion", "tcsh");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("there is no completion script for 'tcsh'. Allowed: bash, zsh, fish");
    }

    private static List<String> complete(String line) {
        Cli.Result result = Cli.run("complete", line);
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out().lines().toList();
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
