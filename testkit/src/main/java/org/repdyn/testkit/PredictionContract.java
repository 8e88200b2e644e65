package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Lyapunov;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.Loss;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of a prediction. Extend it and list the predictions in a static method {@code Stream<Subject> subjects()}. A law
 * is tried on each problem to which the prediction says that it applies.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class PredictionContract {

    /**
     * A prediction that must obey the laws.
     *
     * @param name display name of the subject
     * @param provider the plugin
     * @param cases the problems it is offered; it must apply to at least one
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject(String name, PredictionProvider provider, List<TrainingCase> cases) {

        public Subject {
            cases = List.copyOf(cases);
        }

        /** Returns a subject that is offered the small problems. */
        public static Subject of(PredictionProvider provider) {
            return of(provider, TrainingCase.small());
        }

        /** Returns a subject that is offered the problems given. */
        public static Subject of(PredictionProvider provider, List<TrainingCase> cases) {
            return new Subject(provider.name(), provider, cases);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.1, 0.3, 1);

    /** Times at which a naive exponential overflows and a subspace has converged. */
    private static final double[] LATE = {1e2, 1e4, 1e6};

    /** Relative tolerance at t = 0: the inversion of a Gram matrix costs half of the digits. */
    private static final double START_TOLERANCE = 0x1p-26;

    /** Relative tolerance of the comparison with an integration, whose steps add up their errors. */
    private static final double INTEGRATION_TOLERANCE = 1e3 * FlowReference.TOLERANCE;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject subject;

    private PredictionProvider provider() {
        return subject.provider();
    }

    private List<TrainingCase> cases() {
        return subject.cases();
    }

    @Test
    @DisplayName("Law 1: the outcome is a one-line formula or a one-line reason; at least one problem has a formula")
    void answer() {
        int applies = 0;
        for (TrainingCase one : cases()) {
            Outcome outcome = provider().predict(one.problem(TIMES));
            if (outcome instanceof Outcome.Applies a) {
                applies++;
                assertThat(a.prediction().formula())
                        .as("formula for %s", one)
                        .isNotBlank()
                        .doesNotContain("\n");
            } else if (outcome instanceof Outcome.DoesNotApply no) {
                assertThat(no.unmet()).as("reasons for %s", one).isNotEmpty().allSatisfy(unmet -> assertThat(
                                unmet.reason())
                        .hasSizeBetween(10, 200)
                        .doesNotContain("\n", "Exception", "org."));
            }
        }
        assertThat(applies).as("problems it applies to").isPositive();
    }

    @Test
    @DisplayName("Law 2: a reference names the source of the formula")
    void reference() {
        Reference reference = provider().reference().orElseThrow(() -> new AssertionError("there is no reference"));
        assertThat(reference.authors()).isNotBlank();
        assertThat(reference.title()).isNotBlank();
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("Law 3: at t = 0 the prediction is the initial state, in its gauge")
    void start() {
        onEachPrediction((problem, prediction) -> {
            Prediction.State state = prediction.at(0);
            R064Store u = problem.encoder()
                    .bind(problem.views().matrix(), problem.algebra())
                    .forward(problem.initial());
            state.embeddings().ifPresent(p -> assertThat(Deviation.relative(prediction.gauge(), u, p))
                    .as("deviation of the embeddings at t = 0")
                    .isLessThanOrEqualTo(START_TOLERANCE));
            state.weights().ifPresent(w -> assertSameWeights(problem, prediction.gauge(), w));
            if (state.scalars().containsKey("loss") && problem.field() instanceof Loss loss) {
                double value = loss.value(new Embeddings(
                        problem.views().layout(), u, problem.views().targets(), problem.algebra()));
                assertThat(state.scalars().get("loss"))
                        .as("loss at t = 0")
                        .isCloseTo(value, within(START_TOLERANCE * (Math.abs(value) + square(u))));
            }
        });
    }

    @Test
    @DisplayName(
            "Law 4: a state has the time asked for, and its bits depend neither on earlier calls nor on the instance")
    void order() {
        for (TrainingCase one : applicable()) {
            TrainingCase.named(one, () -> {
                double[] times = {0, 0.3, 1, 7};
                Prediction forth = prediction(one.problem(TIMES));
                Prediction back = prediction(one.problem(TIMES));
                List<Numbers> ascending = new ArrayList<>();
                for (double t : times) {
                    ascending.add(numbers(forth.at(t)));
                }
                for (int i = times.length - 1; i >= 0; i--) {
                    Numbers expected = ascending.get(i);
                    assertThat(numbers(back.at(times[i])))
                            .as("at t = %s, backwards", times[i])
                            .isEqualTo(expected);
                    assertThat(numbers(forth.at(times[i])))
                            .as("at t = %s, again", times[i])
                            .isEqualTo(expected);
                    assertThat(expected.time()).isEqualTo(times[i]);
                }
            });
        }
    }

    @Test
    @DisplayName("Law 5: at late times predictions are finite, or absent if they leave double precision")
    void late() {
        onEachPrediction((problem, prediction) -> {
            for (double t : LATE) {
                Prediction.State state = prediction.at(t);
                state.weights().ifPresent(w -> w.blocks().forEach(b -> assertFinite("weights", t, b.data)));
                state.embeddings().ifPresent(u -> assertFinite("embeddings", t, u.data));
                state.scalars()
                        .forEach((name, value) ->
                                assertThat(value).as("%s at t = %s", name, t).isFinite());
            }
        });
    }

    @Test
    @DisplayName(
            "Law 6: the prediction agrees with the integrated gradient flow up to the error of the integration, in its gauge")
    void agrees() {
        onEachPrediction(PredictionContract::assertAgrees);
    }

    private static void assertAgrees(TrainingProblem problem, Prediction prediction) {
        for (RecordedState s : FlowReference.integrated(problem).states) {
            Prediction.State state = prediction.at(s.time());
            assertThat(state.embeddings().isPresent() || !state.scalars().isEmpty())
                    .as("embeddings or scalars are predicted for t = %s", s.time())
                    .isTrue();
            state.embeddings().ifPresent(p -> assertThat(Deviation.relative(prediction.gauge(), s.embeddings(), p))
                    .as("deviation of the embeddings at t = %s", s.time())
                    .isLessThanOrEqualTo(INTEGRATION_TOLERANCE));
            if (state.scalars().containsKey("loss")) {
                assertThat(state.scalars().get("loss"))
                        .as("loss at t = %s", s.time())
                        .isCloseTo(
                                s.loss().orElseThrow(), within(INTEGRATION_TOLERANCE * (1 + square(s.embeddings()))));
            }
            Optional<R064Store> basis = prediction.limitBasis();
            if (basis.isPresent() && state.scalars().containsKey("subspace-angle")) {
                assertThat(state.scalars().get("subspace-angle"))
                        .as("angle to the limit at t = %s", s.time())
                        .isCloseTo(
                                SubspaceAngles.largest(
                                        outputBlock(problem, s.weights()), basis.get(), problem.algebra()),
                                within(INTEGRATION_TOLERANCE));
            }
        }
    }

    @Test
    @DisplayName(
            "Law 7: a limit subspace has an orthonormal basis, and tan of the largest angle to it falls at the rate given")
    void limit() {
        onEachPrediction((problem, prediction) -> {
            Optional<R064Store> limit = prediction.limitBasis();
            assertThat(prediction.angleRate().isPresent())
                    .as("a rate is given if and only if there is a limit")
                    .isEqualTo(limit.isPresent());
            if (limit.isEmpty()) {
                return;
            }
            R064Store basis = limit.get();
            R064Store overlap = problem.algebra().multiplyLeftTransposed(basis, basis);
            for (int i = 0; i < overlap.getRowDim(); i++) {
                for (int j = 0; j < overlap.getColDim(); j++) {
                    assertThat(overlap.doubleValue(i, j))
                            .as("entry (%s, %s) of the basis times itself", i, j)
                            .isCloseTo(i == j ? 1 : 0, within(Tolerances.rounding(10, 1, 1)));
                }
            }
            double rate = prediction.angleRate().orElseThrow();
            assertThat(rate).as("rate").isPositive().isFinite();
            // In units of 1/rate. Once the angle is small the other modes have decayed; below 1e-6 the angle loses
            // digits.
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                double t = i / 2.0 / rate;
                Optional<Weights> weights = prediction.at(t).weights();
                if (weights.isEmpty()) {
                    return;
                }
                double angle = SubspaceAngles.largest(outputBlock(problem, weights.get()), basis, problem.algebra());
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
        });
    }

    @Test
    @DisplayName("Law 8: the predicted projection on each mode is that of the integrated flow")
    void modes() {
        onEachPrediction((problem, prediction) -> {
            Optional<Modes> modes = prediction.theory().modes();
            for (RecordedState s : FlowReference.integrated(problem).states) {
                double[] lengths = modes.flatMap(m -> m.lengths(DynamicsFixtures.snapshot(s), problem.algebra()))
                        .orElseGet(() -> new double[0]);
                Map<String, Double> predictions = prediction.at(s.time()).scalars();
                for (int mode = 0; mode < lengths.length; mode++) {
                    Double predicted = predictions.get("mode-projection[" + mode + "]");
                    if (predicted != null) {
                        assertThat(predicted)
                                .as("projection on mode %s at t = %s", mode, s.time())
                                .isCloseTo(lengths[mode], within(INTEGRATION_TOLERANCE * (1 + lengths[mode])));
                    }
                }
                assertThat(predictions.keySet().stream()
                                .filter(name -> name.startsWith("mode-projection"))
                                .count())
                        .as("modes with a predicted projection")
                        .isLessThanOrEqualTo(lengths.length);
            }
        });
    }

    @Test
    @DisplayName("Law 9: a Lyapunov function never increases, and has the predicted values")
    void lyapunov() {
        onEachPrediction((problem, prediction) -> {
            Optional<Lyapunov> lyapunov = prediction.theory().lyapunov();
            double before = Double.POSITIVE_INFINITY;
            for (RecordedState s : FlowReference.integrated(problem).states) {
                Double lyapunovPrediction = prediction.at(s.time()).scalars().get("lyapunov");
                assertThat(lyapunovPrediction == null || lyapunov.isPresent())
                        .as("a predicted Lyapunov value requires that the theory names the function")
                        .isTrue();
                if (lyapunov.isPresent()) {
                    assertThat(lyapunov.get().formula()).isNotBlank().doesNotContain("\n");
                    double value = lyapunov.get().value().applyAsDouble(DynamicsFixtures.snapshot(s));
                    double allowed = INTEGRATION_TOLERANCE * (1 + Math.abs(value));
                    assertThat(value).as("value at t = %s", s.time()).isLessThanOrEqualTo(before + allowed);
                    if (lyapunovPrediction != null) {
                        assertThat(lyapunovPrediction)
                                .as("prediction at t = %s", s.time())
                                .isCloseTo(value, within(allowed));
                    }
                    before = value;
                }
            }
        });
    }

    @Test
    @DisplayName("Law 10: a prediction for weight decay agrees with the integrated flow, or the problem is declined")
    void decay() {
        for (TrainingCase one : applicable()) {
            TrainingCase.named(one, () -> {
                TrainingProblem problem = one.problem(TIMES).withWeightDecay(0.1);
                if (provider().predict(problem) instanceof Outcome.Applies applies) {
                    assertAgrees(problem, applies.prediction());
                }
            });
        }
    }

    /** A state in a form that can be compared bit by bit. */
    private record Numbers(double time, List<List<Double>> matrices, Map<String, Double> scalars) {}

    private static Numbers numbers(Prediction.State state) {
        List<List<Double>> matrices = new ArrayList<>();
        state.weights().ifPresent(w -> w.blocks().forEach(b -> matrices.add(boxed(b))));
        state.embeddings().ifPresent(u -> matrices.add(boxed(u)));
        return new Numbers(state.time(), matrices, Map.copyOf(state.scalars()));
    }

    private static List<Double> boxed(R064Store matrix) {
        return Arrays.stream(matrix.data).boxed().toList();
    }

    @FunctionalInterface
    private interface Law {
        void holds(TrainingProblem problem, Prediction prediction);
    }

    private void onEachPrediction(Law law) {
        for (TrainingCase one : applicable()) {
            TrainingProblem problem = one.problem(TIMES);
            TrainingCase.named(one, () -> law.holds(problem, prediction(one.problem(TIMES))));
        }
    }

    private List<TrainingCase> applicable() {
        List<TrainingCase> result = cases().stream()
                .filter(c -> provider().predict(c.problem(TIMES)) instanceof Outcome.Applies)
                .toList();
        assertThat(result).as("problems it applies to").isNotEmpty();
        return result;
    }

    private Prediction prediction(TrainingProblem problem) {
        if (provider().predict(problem) instanceof Outcome.Applies applies) {
            return applies.prediction();
        }
        throw new AssertionError("the prediction applied to this problem before and now declines it");
    }

    private static void assertSameWeights(TrainingProblem problem, Gauge gauge, Weights predicted) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            Gauge ofBlock = blocks.get(b).output() ? gauge : Gauge.EXACT;
            assertThat(Deviation.relative(
                            ofBlock,
                            problem.initial().blocks().get(b),
                            predicted.blocks().get(b)))
                    .as("deviation of %s at t = 0", blocks.get(b).name())
                    .isLessThanOrEqualTo(START_TOLERANCE);
        }
    }

    private static R064Store outputBlock(TrainingProblem problem, Weights weights) {
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            if (blocks.get(b).output()) {
                return weights.blocks().get(b);
            }
        }
        throw new AssertionError("the encoder has no output block");
    }

    private static double square(R064Store matrix) {
        return Arrays.stream(matrix.data).map(x -> x * x).sum();
    }

    private static void assertFinite(String what, double time, double[] values) {
        assertThat(Arrays.stream(values).allMatch(Double::isFinite))
                .as("%s at t = %s are finite", what, time)
                .isTrue();
    }
}
