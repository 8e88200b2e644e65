package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.study.Studies;

/** Tests that quantities with a theory are measured along a run, and that their predictions are recorded too. */
class TheoryAlongRunsTest {

    private static RunResult run(String study) {
        return new ComparisonRunner(Studies.BUILT_IN, LinearAlgebra.ojAlgo())
                .run(Studies.plan(study), "run", 1, new ProgressListener() {}, () -> false);
    }

    private static List<TrajectoryRow> rows(RunResult comparison, String arm, String observable) {
        return comparison.trajectory().stream()
                .filter(r -> r.arm().equals(arm) && r.observable().equals(observable))
                .toList();
    }

    private static final String MODES =
            """
            data: {name: gaussian-views, samples: 40, dimension: 6}
            loss: linear-contrastive
            encoder: {name: linear, outputs: 2}
            augment: {name: gaussian-noise, sd: 0.1}
            observables: [mode-projection]
            """;

    @Test
    @DisplayName(
            "Under a constraint the part along each mode is predicted, and the first k modes are learned as predicted")
    @Tag("slow")
    void constrained() {
        // In 16 dimensions a mode starts at √(2/16) of the length of a column, so that it has to grow.
        RunResult comparison = run(MODES.replace("dimension: 6", "dimension: 16")
                + "constraint: grassmann\ntime: {end: 300, points: 120}\n");
        List<TrajectoryRow> simulated = rows(comparison, "run", "mode-projection");
        List<TrajectoryRow> predicted = rows(comparison, "run", "predicted.mode-projection");
        assertThat(simulated).hasSize(121 * 16);
        assertThat(predicted).hasSameSizeAs(simulated);
        for (int i = 0; i < simulated.size(); i++) {
            // The error per step is 1e-10 and there are some hundreds of steps; lengths are at most 1.
            assertThat(simulated.get(i).value()).isCloseTo(predicted.get(i).value(), within(1e-7));
        }
        List<TrajectoryRow> half = rows(comparison, "run", "mode-half-time");
        assertThat(half).isNotEmpty().allMatch(r -> r.index() < 2);
        assertThat(rows(comparison, "run", "predicted.mode-half-time")).hasSameSizeAs(half);
        assertThat(comparison.arms().get(0).finding())
                .containsPattern("mode.* reached half of .* end at t = .*predicted: ");
    }

    @Test
    @DisplayName("Without a constraint each mode grows or falls by its own exponential")
    void naive() {
        RunResult comparison = run(MODES + "time: {end: 3, points: 3}\n");
        List<TrajectoryRow> simulated = rows(comparison, "run", "mode-projection");
        List<TrajectoryRow> predicted = rows(comparison, "run", "predicted.mode-projection");
        assertThat(simulated).hasSize(4 * 6);
        for (int i = 0; i < simulated.size(); i++) {
            assertThat(simulated.get(i).value())
                    .isCloseTo(
                            predicted.get(i).value(),
                            within(1e-7 * (1 + predicted.get(i).value())));
        }
        // The logarithm of each mode's length is linear in time, so equal time steps give equal ratios.
        for (int mode = 0; mode < 6; mode++) {
            double early = Math.log(
                    predicted.get(6 + mode).value() / predicted.get(mode).value());
            double late = Math.log(
                    predicted.get(18 + mode).value() / predicted.get(12 + mode).value());
            assertThat(late).isCloseTo(early, within(1e-9));
        }
    }

    @Test
    @DisplayName("Where no trajectory is known the eigenbasis still is; where none is, nothing is measured")
    void withoutPrediction() {
        RunResult comparison = run(
                MODES
                        + """
                time: {end: 1, points: 2}
                arms:
                  sphere: {constraint: sphere}
                  other: {loss: nt-xent}
                """);
        assertThat(rows(comparison, "sphere", "mode-projection")).hasSize(3 * 6);
        assertThat(rows(comparison, "sphere", "predicted.mode-projection")).isEmpty();
        assertThat(rows(comparison, "other", "mode-projection")).isEmpty();
    }

    @Test
    @DisplayName("A network on frozen features is taken apart in function space, at the speed of its width")
    void frozenFeatures() {
        RunResult comparison =
                run(MODES.replace("{name: linear, outputs: 2}", "{name: two-layer, outputs: 2, width: 8}")
                        + "constraint: {W1: frozen, W2: stiefel}\ntime: {end: 20, points: 4}\n");
        List<TrajectoryRow> simulated = rows(comparison, "run", "mode-projection");
        List<TrajectoryRow> predicted = rows(comparison, "run", "predicted.mode-projection");
        assertThat(simulated).hasSize(5 * 8);
        for (int i = 0; i < simulated.size(); i++) {
            // The part is computed with the inverse of the features, which costs up to half of the digits.
            assertThat(simulated.get(i).value()).isCloseTo(predicted.get(i).value(), within(1e-6));
        }
        assertThat(simulated.get(simulated.size() - 8).value())
                .isNotEqualTo(simulated.get(0).value());
    }

    private static final String HEAD =
            """
            data: {name: gaussian-views, samples: 40, dimension: 5}
            encoder: {name: linear, outputs: 3}
            augment: {name: gaussian-noise, sd: 0.3}
            time: {end: 3, points: 6}
            """;

    @Test
    @DisplayName("The balance of readout and predictor is kept along a run without any loss, and is predicted")
    void balance() {
        RunResult comparison = run(HEAD + "loss: simsiam\npredictor: linear\nobservables: [lyapunov, norm]\n");
        List<TrajectoryRow> simulated = rows(comparison, "run", "lyapunov");
        assertThat(simulated).hasSize(7);
        // The error per step is 1e-10 and there are some tens of steps.
        assertThat(simulated).allSatisfy(r -> assertThat(r.value())
                .isCloseTo(simulated.get(0).value(), within(1e-8)));
        assertThat(rows(comparison, "run", "predicted.lyapunov")).hasSize(7);
        List<TrajectoryRow> norm = rows(comparison, "run", "norm");
        assertThat(norm.get(6).value()).isNotCloseTo(norm.get(0).value(), within(1e-3));
        assertThat(comparison.arms().get(0).deviationReason())
                .hasValueSatisfying(r -> assertThat(r).contains("theory predicts numbers here, not embeddings"));
    }

    @Test
    @DisplayName("In the space of weights a loss has no curl, and a learned predictor has one")
    void curlOnWeights() {
        RunResult comparison = run(HEAD + "observables: [{name: curl, space: weights}]\n"
                + "arms: {loss: {loss: nt-xent}, field: {loss: simsiam, predictor: linear}}\n");
        // Central differences of a smooth field lose two thirds of the digits.
        assertThat(rows(comparison, "loss", "curl").get(0).value()).isLessThan(1e-6);
        assertThat(rows(comparison, "field", "curl").get(0).value()).isBetween(0.05, 1.0);
    }

    @Test
    @DisplayName("Orthogonality is that of the encoder's readout, also if a predictor has further blocks of weights")
    void orthogonality() {
        RunResult comparison = run(HEAD + "loss: simsiam\npredictor: linear\nconstraint: stiefel\n"
                + "observables: [orthogonality-error]\n");
        // The state is on the manifold up to rounding; a Gaussian predictor would deviate by a number of order 1.
        assertThat(rows(comparison, "run", "orthogonality-error")).isNotEmpty().allSatisfy(r -> assertThat(r.value())
                .isLessThan(1e-13));
    }
}
