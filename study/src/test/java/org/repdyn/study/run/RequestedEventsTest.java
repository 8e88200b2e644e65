package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.Studies;

/** Tests the events that a study requests. */
class RequestedEventsTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            augment: {name: gaussian-noise, sd: 0.1}
            time: {end: 6, points: 6}
            """;

    @Test
    @DisplayName("an event is reported in the row and the finding of the arm, and the run continues")
    void noted() {
        ArmResult arm = new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(STUDY + "dynamics: {name: gradient-flow, note: [norm-above 3, norm-above 4]}\n"),
                        "r",
                        1,
                        new ProgressListener() {},
                        () -> false)
                .arms()
                .get(0);
        assertThat(arm.stopped()).isEqualTo("completed");
        assertThat(arm.events())
                .extracting(ArmResult.Event::what)
                .containsExactly("norm of the weights above 3", "norm of the weights above 4");
        assertThat(arm.events().get(0).time())
                .isPositive()
                .isLessThan(arm.events().get(1).time());
        assertThat(arm.finding()).contains("; norm of the weights above 3 first at t = ");
    }

    @Test
    @DisplayName("an invalid event is reported as one problem, with its place and the allowed events")
    void refused() {
        assertThat(Studies.problems(STUDY + "dynamics: {name: adam, note: [rank-under 2]}\n"))
                .singleElement()
                .asString()
                .contains(
                        "dynamics: note has 'rank-under 2', which is not an event",
                        "rank-below, norm-above, growth-above, gradient-below");
        assertThat(Studies.problems(STUDY, "dynamics=momentum", "dynamics.note=[rank-below 0.5]"))
                .singleElement()
                .asString()
                .contains("note has 'rank-below 0.5', where rank-below takes a number of at least 1");
    }

    private static ArmResult first(String yaml) {
        return comparison(yaml).arms().get(0);
    }

    private static RunResult comparison(String yaml) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(yaml), "r", 1, new ProgressListener() {}, () -> false);
    }

    private static final String UNIT =
            """
            data: {name: gaussian-views, samples: 30, dimension: 4}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            augment: {name: gaussian-noise, sd: 0.1}
            constraint: stiefel
            time: {end: 1, points: 3}
            """;

    @Test
    @DisplayName("rank-below follows the reported effective-rank, from which the mean is subtracted")
    void reportedRank(@TempDir Path directory) throws IOException {
        // Outputs far from the origin, whose rank is close to 1 if the mean is not subtracted.
        String offset = farFromTheOrigin(directory)
                + "dynamics: {name: gradient-flow, note: [rank-below %s, 'effective-rank < %s']}\n"
                + "observables: [effective-rank]\n";
        ArmResult without = first(offset.formatted("1.5", "1.5"));
        double rank = without.column("effective-rank").orElseThrow();
        assertThat(rank).isGreaterThan(1.5);
        assertThat(without.events()).isEmpty();

        double above = rank + 1e-3;
        assertThat(first(offset.formatted(above, above)).events())
                .as("the event happens at the end at the latest, since the reported rank is below it there")
                .extracting(ArmResult.Event::what)
                .containsExactly("effective rank below " + above);
    }

    /** Returns a study on points around (100, …, 100) with unit deviations. */
    private static String farFromTheOrigin(Path directory) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 4; j++) {
                csv.append(100 + random.nextGaussian()).append(j < 3 ? ',' : '\n');
            }
        }
        Path file = Files.writeString(directory.resolve("offset.csv"), csv);
        return """
                data: {name: csv, path: '%s', train: 30}
                loss: linear-contrastive
                encoder: {name: linear, outputs: 2}
                augment: {name: gaussian-noise, sd: 0.1}
                constraint: stiefel
                time: {end: 1e-6, points: 3}
                """
                .formatted(file);
    }

    @Test
    @DisplayName("an event on an observable that the study does not list is refused with what to do")
    void unlisted() {
        assertThat(Studies.problems(
                        UNIT + "dynamics: {name: gradient-flow, stop: ['alignment > 2']}\nobservables: [norm]\n"))
                .singleElement()
                .asString()
                .contains("'alignment'", "Add it to 'observables'");
    }

    @Test
    @DisplayName("an event follows the component of an observable in brackets, and refuses one that is not there")
    void component() {
        String study = STUDY + "observables: [singular-values]\n";
        ArmResult arm = first(study + "dynamics: {name: gradient-flow, stop: ['singular-values[1] > 2']}\n");
        assertThat(arm.stopped()).contains("singular values[1] above 2");
        assertThat(Studies.problems(study + "dynamics: {name: gradient-flow, stop: ['singular-values[2] > 2']}\n"))
                .singleElement()
                .asString()
                .endsWith("dynamics gradient-flow: an event refers to singular-values[2], but 'singular-values' has the"
                        + " components 0 to 1; correct the index");
    }

    @Test
    @DisplayName("a component of an observable of one number, and of the loss, is refused before the run")
    void componentOfANumber() {
        for (String name : List.of("norm", "loss")) {
            assertThat(Studies.problems(STUDY + "observables: [norm]\ndynamics: {name: gradient-flow, note: ['" + name
                            + "[9] < 1e-3', '" + name + "[1] < 1']}\n"))
                    .singleElement()
                    .asString()
                    .endsWith("an event refers to " + name + "[1], but '" + name + "' has one component; write '" + name
                            + "'");
        }
    }
}
