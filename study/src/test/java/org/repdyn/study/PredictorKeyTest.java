package org.repdyn.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginSource;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;

@DisplayName("The study key predictor")
final class PredictorKeyTest {

    private static final String STUDY =
            """
            data: {name: gaussian-views, train: 30}
            loss: simsiam
            encoder: {name: linear, outputs: 3}
            dynamics: {name: gradient-descent, rate: 0.05}
            time: {end: 1, points: 5}
            """;

    @TempDir
    private Path directory;

    private final StudyService service = new StudyService(Plugins.load(PluginSource.builtIn()), LinearAlgebra.ojAlgo());

    private StudyPlan prepare(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("study.yaml"), yaml);
        return service.prepare(new StudyRequest(Optional.of(file), List.of(), new StudyRequest.Arms.All()));
    }

    private String refusal(String yaml) {
        return catchThrowableOfType(UserErrorException.class, () -> prepare(yaml))
                .getMessage();
    }

    private RunResult run(String yaml) throws IOException {
        return service.run(prepare(yaml), new RunSettings("run", 1, Map.of(), () -> false), new ProgressListener() {});
    }

    @Test
    @DisplayName(
            "combines fields that read predictions with learned and computed heads and a teacher, and reports no loss for them")
    void runs() throws IOException {
        RunResult finished = run(
                STUDY
                        + """
                observables: all
                arms:
                  identity:
                  linear: {predictor: linear, constraint: {predictor: stiefel}}
                  direct: {predictor: {name: direct-pred, exponent: 1}, constraint: grassmann}
                  teacher: {loss: {name: byol, teacher-rate: 2}, predictor: linear}
                  tico: {loss: tico}
                """);
        assertThat(finished.failed()).isFalse();
        assertThat(finished.arms()).hasSize(5).allSatisfy(arm -> {
            assertThat(arm.finalLoss()).as("loss of %s", arm.name()).isEmpty();
            assertThat(arm.stopped()).as(arm.name()).contains("completed");
        });
        ArmResult linear = finished.arms().get(1);
        // The set-up lists only options that differ from their defaults; Gaussian initial weights are the default.
        assertThat(linear.setup().get("predictor")).isEqualTo("linear");
        assertThat(linear.setup().get("constraint")).contains("predictor", "stiefel");
        assertThat(finished.trajectory().stream()
                        .filter(r -> r.observable().equals("curl"))
                        .map(TrajectoryRow::arm)
                        .distinct())
                .contains("identity", "linear", "direct", "teacher", "tico");
        assertThat(finished.trajectory().stream()
                        .filter(r ->
                                r.observable().equals("surrogate") && r.arm().equals("identity")))
                .hasSizeGreaterThan(1)
                .allSatisfy(r -> assertThat(r.value()).isBetween(-1.0, 1.0));
    }

    @Test
    @DisplayName("is refused if the loss reads no predictions")
    void lossWithoutPredictions() {
        assertThat(refusal(STUDY + "arms: {one: {loss: nt-xent, predictor: linear}}"))
                .contains("predictor with loss nt-xent", "reads no predictions", "leave the predictor out");
    }

    @Test
    @DisplayName("is refused together with a constraint up to rotation if the head is learned")
    void rotationConstraint() {
        assertThat(refusal(STUDY + "arms: {one: {predictor: linear, constraint: grassmann}}"))
                .contains("does not rotate with them", "stiefel");
    }

    @Test
    @DisplayName("reports an unknown predictor with the nearest name")
    void unknownName() {
        assertThat(refusal(STUDY + "arms: {one: {predictor: linaer}}")).contains("linaer", "linear");
    }

    @Test
    @DisplayName("is refused with exact dynamics, because the field has no potential")
    void exactDynamics() {
        assertThat(refusal(STUDY + "arms: {one: {dynamics: exact}}"))
                .contains("not the gradient of a loss", "use gradient-flow");
    }
}
