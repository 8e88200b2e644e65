package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;
import org.repdyn.testsupport.Tolerances;

/** Laws of the limits, modes and Lyapunov functions that a prediction gives. */
final class PredictedTheoryLaws {

    private PredictedTheoryLaws() {}

    /**
     * Asserts that a limit subspace has an orthonormal basis, and that tan of the largest angle to it falls at the rate
     * given.
     */
    static void limit(TrainingProblem problem, Prediction prediction, LimitFlow flow) {
        Optional<R064Store> limit = prediction.limitBasis();
        // Another flow may reach its limit in finite time, without a rate.
        boolean needsRate = limit.isPresent() && flow.matches(LimitFlow.GRADIENT);
        assertThat(prediction.angleRate().isPresent())
                .as("a rate is given if and only if there is a limit that the gradient flow approaches")
                .isEqualTo(needsRate);
        if (limit.isEmpty()) {
            return;
        }
        R064Store basis = limit.get();
        R064Store overlap = problem.algebra().gramOfColumns(basis);
        for (int i = 0; i < overlap.getRowDim(); i++) {
            for (int j = 0; j < overlap.getColDim(); j++) {
                assertThat(overlap.doubleValue(i, j))
                        .as("entry (%s, %s) of the basis times itself", i, j)
                        .isCloseTo(i == j ? 1 : 0, within(Tolerances.rounding(10, 1, 1)));
            }
        }
        if (!needsRate) {
            return;
        }
        double rate = prediction.angleRate().orElseThrow();
        assertThat(rate).as("rate").isPositive().isFinite();
        // Times are in units of 1/rate. Once the angle is small the other modes have decayed; below 1e-6 the angle
        // loses digits.
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            double t = i / 2.0 / rate;
            Optional<Weights> weights = prediction.at(t).weights();
            if (weights.isEmpty()) {
                return;
            }
            double angle = SubspaceAngles.largest(
                    PredictedStateLaws.outputBlock(problem, weights.get()), basis, problem.algebra());
            if (angle < 1e-3 && angle > 1e-6) {
                points.add(new double[] {t, Math.log(Math.tan(angle))});
            }
        }
        // From 1e-3 to 1e-6 there are 14 half units.
        assertThat(points).as("times with an angle between 1e-3 and 1e-6").hasSizeGreaterThan(10);
        double[] first = points.get(0);
        double[] last = points.get(points.size() - 1);
        assertThat((first[1] - last[1]) / (last[0] - first[0]))
                .as("rate of tan of the largest angle")
                .isCloseTo(rate, within(0.01 * rate));
    }

    /** Asserts that the predicted projection on each mode is that of the run of a reference dynamics. */
    static void modes(TrainingProblem problem, Prediction prediction, Dynamics reference) {
        Optional<Modes> modes = prediction.theory().modes();
        for (RecordedState s : FlowReference.run(reference, problem).states) {
            double[] lengths = modes.flatMap(m -> m.lengths(DynamicsFixtures.snapshot(s), problem.algebra()))
                    .orElseGet(() -> new double[0]);
            Map<ObservableComponent, Double> predictions =
                    prediction.at(s.time()).scalars();
            for (int mode = 0; mode < lengths.length; mode++) {
                Double predicted = predictions.get(new ObservableComponent("mode-projection", mode));
                if (predicted != null) {
                    assertThat(predicted)
                            .as("projection on mode %s at t = %s", mode, s.time())
                            .isCloseTo(
                                    lengths[mode],
                                    within(PredictedStateLaws.INTEGRATION_TOLERANCE * (1 + lengths[mode])));
                }
            }
            assertThat(predictions.keySet().stream()
                            .filter(component -> component.observable().equals("mode-projection"))
                            .count())
                    .as("modes with a predicted projection")
                    .isLessThanOrEqualTo(lengths.length);
        }
    }

    /** Asserts that a Lyapunov function never increases and has the predicted values. */
    static void lyapunov(TrainingProblem problem, Prediction prediction, Dynamics reference) {
        Optional<Lyapunov> lyapunov = prediction.theory().lyapunov();
        double before = Double.POSITIVE_INFINITY;
        for (RecordedState s : FlowReference.run(reference, problem).states) {
            Double lyapunovPrediction = prediction.at(s.time()).scalars().get(ObservableComponent.of("lyapunov"));
            assertThat(lyapunovPrediction == null || lyapunov.isPresent())
                    .as("a predicted Lyapunov value requires that the theory names the function")
                    .isTrue();
            if (lyapunov.isPresent()) {
                assertThat(lyapunov.get().formula()).isNotBlank().doesNotContain("\n");
                double value = lyapunov.get().value().applyAsDouble(DynamicsFixtures.snapshot(s));
                double allowed = PredictedStateLaws.INTEGRATION_TOLERANCE * (1 + Math.abs(value));
                assertThat(value).as("value at t = %s", s.time()).isLessThanOrEqualTo(before + allowed);
                if (lyapunovPrediction != null) {
                    assertThat(lyapunovPrediction)
                            .as("prediction at t = %s", s.time())
                            .isCloseTo(value, within(allowed));
                }
                before = value;
            }
        }
    }
}
