package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("A replication that is started again")
class ReplicateResumeTest {

    @TempDir
    Path temporary;

    private Cli.Result replicate(String out, String... more) {
        String[] fixed = {
            "replicate",
            "uniformity",
            "--store",
            temporary.resolve("store").toString(),
            "--out",
            temporary.resolve(out).toString()
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Cli.run(all);
    }

    private static String verdicts(Cli.Result result) {
        return result.out()
                .lines()
                .filter(line -> !line.startsWith("open "))
                .toList()
                .toString()
                .replaceAll("\\d+\\.\\d+ s\\b", "");
    }

    @Test
    @DisplayName("takes its arms from the store and gives the same verdicts; --fresh runs them")
    void resumes() {
        Cli.Result first = replicate("a");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("completed").doesNotContain("from the store");

        Cli.Result second = replicate("b");
        assertThat(second.code()).isZero();
        assertThat(second.err()).contains("from the store").doesNotContain("completed");
        assertThat(verdicts(second)).isEqualTo(verdicts(first));

        assertThat(replicate("c", "--fresh").err()).contains("completed").doesNotContain("from the store");
    }
}
