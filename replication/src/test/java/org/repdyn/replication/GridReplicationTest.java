package org.repdyn.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.result.ReplicationFigure;
import org.repdyn.core.result.ReplicationFigure.Line;
import org.repdyn.core.result.ReplicationResult;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;

/** Tests of replications with arms that a grid expands. */
@Tag("slow")
class GridReplicationTest {

    private static final String TEXT =
            """
            name: draws
            title: Draws
            reference: "Me (2026)"
            shows: The norm at the start does not know the rate.
            study:
              data: {name: gaussian-views, samples: 20, dimension: 3}
              augment: {name: gaussian-noise, sd: 0.1}
              loss: linear-alignment
              encoder: {name: linear, outputs: 2}
              observables: [norm]
              time: {end: 0.2, points: 2}
              grid:
                encoder.outputs: [1, 2]
                seed: [1, 2]
              arms:
                flow:
                descent: {dynamics: {name: gradient-descent, rate: 0.1}}
            claims:
              - name: final-value
                arms: [flow]
                observable: norm
                value: 0
                side: at-least
                tolerance: 0
                because: a norm
              - name: final-value
                arms: [descent-*-seed2, flow-outputs1-seed1]
                observable: norm
                value: 0
                side: at-least
                tolerance: 0
                because: a norm
            figures:
              - title: Norm
                observable: norm
                against: encoder.outputs
                by: arm
                y: log
            """;

    @TempDir
    private Path folder;

    private static ReplicationService service(PluginSource source) {
        return Guice.createInjector(new ReplicationModule(source)).getInstance(ReplicationService.class);
    }

    private ReplicationResult run(String text, String... overrides) throws IOException {
        Path file = Files.writeString(folder.resolve("draws.yaml"), text);
        try (PluginSource source = PluginSource.builtIn()) {
            ReplicationService service = service(source);
            return service.run(
                    service.prepare(service.read(file), List.of(overrides)),
                    new RunSettings("test", 2, Map.of(), () -> false),
                    new ProgressListener() {});
        }
    }

    @Test
    void claimExpandsArmsOfAGridAndPatterns() throws IOException {
        ReplicationResult result = run(TEXT);
        assertThat(result.verdicts())
                .extracting(v -> v.quantity().substring(0, v.quantity().indexOf(':')))
                .containsExactly(
                        "flow-outputs1-seed1",
                        "flow-outputs1-seed2",
                        "flow-outputs2-seed1",
                        "flow-outputs2-seed2",
                        "descent-outputs1-seed2",
                        "descent-outputs2-seed2",
                        "flow-outputs1-seed1");
        assertThat(result.pass()).isTrue();
    }

    @Test
    void figureGroupedByArmDrawsTheMeansOfDraws() throws IOException {
        ReplicationFigure figure = run(TEXT).figures().get(0);
        List<Line> simulated =
                figure.lines().stream().filter(line -> !line.predicted()).toList();
        assertThat(simulated).extracting(Line::arm).containsExactly("flow", "descent");
        Line flow = simulated.get(0);
        assertThat(flow.points()).extracting(ReplicationFigure.Point::x).containsExactly(1.0, 2.0);
        assertThat(flow.draws()).hasSize(4);
        // The mean is geometric on a logarithmic axis.
        assertThat(flow.points().get(0).y())
                .isCloseTo(
                        Math.sqrt(flow.draws().get(0).y() * flow.draws().get(1).y()), within(1e-12));
    }

    @Test
    void overridesOfTheGridChangeTheArmsOfClaims() throws IOException {
        ReplicationResult result = run(TEXT.replace(", flow-outputs1-seed1]", "]"), "grid.seed=[2]");
        assertThat(result.run().arms()).hasSize(4);
        assertThat(result.verdicts()).hasSize(4);
    }

    @Test
    void patternWithoutMatchIsReported() throws IOException {
        assertThatThrownBy(() -> run(TEXT.replace("descent-*-seed2", "descnt-*")))
                .hasMessageContaining("the study has no arm 'descnt-*'.")
                .hasMessageContaining("Its arms: flow, descent");
    }
}
