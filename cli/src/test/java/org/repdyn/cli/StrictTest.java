package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Exit code of a comparison with an arm that diverges")
@Tag("slow")
class StrictTest {

    /** A loss without a lower bound; the weights of the arm without a constraint leave the range of double before t = 4000. */
    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 20, dimension: 4}
            augment: {name: gaussian-noise, sd: 0.1}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            dynamics: {name: gradient-descent, rate: 0.5}
            time: {end: 4000, points: 4}
            observables: [norm]
            arms:
              free: {constraint: %s}
              kept: {constraint: stiefel}
            """;

    @TempDir
    Path temporary;

    @Test
    @DisplayName("is 0, because a divergence is a finding")
    void lenient() throws IOException {
        Cli.Result result = compare("euclidean", "--json");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"status\" : \"diverged\"");
    }

    @Test
    @DisplayName("is 1 with --strict, and all results are written")
    void strict() throws IOException {
        Cli.Result result = compare("euclidean", "--strict");

        assertThat(result.code()).isEqualTo(1);
        assertThat(temporary.resolve("run/report.html")).isNotEmptyFile();
    }

    @Test
    @DisplayName("is 0 with --strict if every arm completes")
    void completed() throws IOException {
        assertThat(compare("grassmann", "--strict").code()).isZero();
    }

    private Cli.Result compare(String constraint, String option) throws IOException {
        Path study = Files.writeString(temporary.resolve("study.yaml"), STUDY.formatted(constraint));
        return Cli.run(
                "compare", study.toString(), "--out", temporary.resolve("run").toString(), option, "-q");
    }
}
