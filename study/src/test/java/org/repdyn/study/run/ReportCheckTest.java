package org.repdyn.study.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.study.Studies;
import org.repdyn.study.plan.Plugins;

@DisplayName("A plugin that reports what a run must not report fails its arm with its jar and the remedy")
class ReportCheckTest {

    private static final String TIMES = "time: {end: 1, points: 3}\n";

    /** A dynamics that stands still and reports a changed list of states. */
    private record Still(UnaryOperator<List<State>> reports) implements Dynamics {

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            R064Store embeddings = problem.encoder()
                    .bind(problem.views().matrix(), problem.algebra())
                    .forward(problem.initial());
            R064Store evaluation = problem.encoder()
                    .bind(problem.evaluation(), problem.algebra())
                    .forward(problem.initial());
            List<State> states = new ArrayList<>();
            for (double t : problem.times().toArray()) {
                states.add(new State(
                        t,
                        embeddings.copy(),
                        OptionalDouble.of(1),
                        Optional.of(problem.initial().copy()),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        () -> evaluation));
            }
            reports.apply(states).forEach(observer::observe);
            return new StopReason.Completed(problem.times().end());
        }
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("no state", states -> List.of(), "no state at t = 0"),
                breach("no last state", states -> states.subList(0, 3), "it completed, but no state at t = 1"),
                breach("a gap", states -> List.of(states.get(0), states.get(2), states.get(3)), "at t = 0.3333"),
                breach("no first state", states -> states.subList(1, 4), "its first state is at t = 0.3333"),
                breach(
                        "a state twice",
                        states -> List.of(states.get(0), states.get(0)),
                        "at t = 0.000 after one at t = 0.000"),
                breach("a NaN time", states -> List.of(with(states.get(0), Double.NaN)), "at t = NaN"),
                breach("embeddings of another shape", states -> List.of(embedded(states.get(0), 3, 7)), "of 3 × 7"),
                breach("NaN embeddings", states -> List.of(nan(states.get(0))), "embeddings that are not finite"),
                breach("a NaN loss", states -> List.of(lost(states.get(0))), "a loss that is not finite"),
                breach("no weight block", states -> List.of(weighing(states.get(0))), "0 weight blocks instead of 1"));
    }

    private static Arguments breach(String what, UnaryOperator<List<State>> reports, String expected) {
        return Arguments.of(what, reports, expected);
    }

    private static State with(State s, double time) {
        return of(s, time, s.embeddings(), s.loss(), s.weights());
    }

    private static State embedded(State s, int rows, int columns) {
        return of(s, s.time(), R064Store.FACTORY.make(rows, columns), s.loss(), s.weights());
    }

    private static State nan(State s) {
        R064Store embeddings = s.embeddings().copy();
        embeddings.data[1] = Double.NaN;
        return of(s, s.time(), embeddings, s.loss(), s.weights());
    }

    private static State lost(State s) {
        return of(s, s.time(), s.embeddings(), OptionalDouble.of(Double.NaN), s.weights());
    }

    private static State weighing(State s) {
        return of(s, s.time(), s.embeddings(), s.loss(), Optional.of(new Weights(List.of())));
    }

    private static State of(
            State s, double time, R064Store embeddings, OptionalDouble loss, Optional<Weights> weights) {
        return new State(
                time,
                embeddings,
                loss,
                weights,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                s::evaluation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void isFailed(String what, UnaryOperator<List<State>> reports, String expected) {
        ArmResult arm = still(reports);

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped())
                .contains("dynamics 'still' of still.jar: ")
                .contains(expected)
                .contains("its author must report finite states of the run");
    }

    @Test
    void statesAtEachTimeOfTheGridComplete() {
        assertThat(still(states -> states).status()).isEqualTo(ArmStatus.COMPLETED);
    }

    @Test
    @DisplayName("a dynamics that takes steps may report the step nearest to a time")
    void stepsBesideTheGrid() {
        ArmResult arm = run(Studies.BUILT_IN, "dynamics: {name: gradient-descent, rate: 0.3}\n");

        assertThat(arm.status()).isEqualTo(ArmStatus.COMPLETED);
    }

    @Test
    @DisplayName("a dynamics that writes into the views, which other arms share, is failed with its jar")
    void changedViews() {
        Dynamics writing = (problem, observer, control) -> {
            problem.views().matrix().data[0] += 1;
            return new Still(states -> states).run(problem, observer, control);
        };
        DynamicsProvider<NoOptions> provider =
                DynamicsProvider.of("writing", "writes into the views", NoOptions.class, options -> writing);
        ArmResult arm = run(
                Studies.withDynamics(new LoadedPlugin<>(
                        provider, "writing.jar", "1", getClass().getClassLoader())),
                "dynamics: writing\n");

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped())
                .contains("the views, or the inputs or labels of the evaluation, changed during the run")
                .contains("dynamics 'writing' of writing.jar");
    }

    @Test
    @DisplayName(
            "a dynamics that says that it was cancelled, when nothing asked it to stop, is failed and not taken for a stop")
    void cancelledByNobody() {
        Dynamics giving = (problem, observer, control) -> new StopReason.Cancelled(0);
        DynamicsProvider<NoOptions> provider =
                DynamicsProvider.of("giving-up", "gives up", NoOptions.class, options -> giving);
        ArmResult arm = run(
                Studies.withDynamics(new LoadedPlugin<>(
                        provider, "giving.jar", "1", getClass().getClassLoader())),
                "dynamics: giving-up\n");

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped()).contains("dynamics 'giving-up' of giving.jar reported that it was cancelled");
    }

    @Test
    @DisplayName("an observable with too many values at one time is failed with their number and the limit")
    void tooManyValues() {
        Observable many = observation -> new double[Observable.MAX_VALUES + 1];
        Observable most = observation -> new double[Observable.MAX_VALUES];
        BiFunction<Observable, String, ArmResult> run = (observable, name) -> {
            ObservableProvider<NoOptions> provider =
                    ObservableProvider.of(name, "has many values", NoOptions.class, options -> observable);
            return run(
                    Studies.withObservable(new LoadedPlugin<>(
                            provider, "many.jar", "1", getClass().getClassLoader())),
                    "dynamics: {name: gradient-descent, rate: 0.3}\nobservables: [" + name + "]\n");
        };

        assertThat(run.apply(most, "most").status()).isEqualTo(ArmStatus.COMPLETED);
        assertThat(run.apply(many, "many").stopped())
                .contains("'many' returned 10001 values at one time, and at most 10000 are recorded; its author must");
    }

    static Stream<Baseline.Result> incomplete() {
        StopReason completed = new StopReason.Completed(1);
        Map<String, Double> noName = new HashMap<>();
        noName.put(null, 1.0);
        Map<String, Double> noValue = new HashMap<>();
        noValue.put("modes", null);
        return Stream.of(
                new Baseline.Result(null, Map.of()),
                new Baseline.Result(completed, null),
                new Baseline.Result(completed, noName),
                new Baseline.Result(completed, noValue));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    @DisplayName("a baseline that returns null, or notes with null, is failed with its jar and keeps its numbers")
    void incompleteResult(Baseline.Result result) {
        Baseline standing = (problem, observer, control) -> {
            for (double t : problem.times().toArray()) {
                observer.observe(new State(
                        t,
                        R064Store.FACTORY.make(problem.views().layout().rows(), problem.outputs()),
                        OptionalDouble.of(2),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        () -> R064Store.FACTORY.make(problem.evaluation().getRowDim(), problem.outputs())));
            }
            return result;
        };
        BaselineProvider<NoOptions> provider =
                BaselineProvider.of("standing", "stands still", NoOptions.class, (options, parts) -> standing);
        ArmResult arm = run(
                Studies.withBaseline(new LoadedPlugin<>(
                        provider, "standing.jar", "1", getClass().getClassLoader())),
                "baseline: standing\n");

        assertThat(arm.status()).isEqualTo(ArmStatus.FAILED);
        assertThat(arm.stopped())
                .contains("baseline 'standing' of standing.jar: the reason of the end of its run, its notes, or")
                .contains("its author must return them all");
        assertThat(arm.finalLoss()).hasValue(2);
    }

    private static ArmResult still(UnaryOperator<List<State>> reports) {
        DynamicsProvider<NoOptions> provider =
                DynamicsProvider.of("still", "does not move", NoOptions.class, options -> new Still(reports));
        return run(
                Studies.withDynamics(
                        new LoadedPlugin<>(provider, "still.jar", "1", ReportCheckTest.class.getClassLoader())),
                "dynamics: still\n");
    }

    private static ArmResult run(Plugins plugins, String more) {
        return new ComparisonRunner(plugins, LinearAlgebra.ojAlgo())
                .run(
                        Studies.plan(plugins, Studies.SMALL + TIMES + more),
                        "run",
                        1,
                        new ProgressListener() {},
                        () -> false)
                .arms()
                .get(0);
    }
}
