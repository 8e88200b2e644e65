package org.repdyn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.repdyn.testkit.RunAssertions.assertClose;
import static org.repdyn.testkit.RunAssertions.assertConsistent;
import static org.repdyn.testkit.RunAssertions.assertFinite;
import static org.repdyn.testkit.RunAssertions.assertOnGrid;
import static org.repdyn.testkit.RunAssertions.assertSameBits;
import static org.repdyn.testkit.RunAssertions.assertSameRun;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Unconstrained;
import org.repdyn.testkit.DynamicsFixtures.Control;
import org.repdyn.testkit.DynamicsFixtures.Fault;
import org.repdyn.testkit.DynamicsFixtures.FaultyField;
import org.repdyn.testkit.DynamicsFixtures.RecordedState;
import org.repdyn.testkit.DynamicsFixtures.Recorder;
import org.repdyn.testsupport.ConvergenceSlope;

/**
 * The laws of a dynamics of weights. Extend it and list the dynamics in a static method {@code Stream<Subject<?>>
 * subjects()}, each with its options and its claim about the gradient flow. A law is tried on each small problem that the
 * dynamics does not object to.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class DynamicsContract {

    /**
     * A dynamics that must obey the laws, with its claims.
     *
     * @param name display name of the subject
     * @param provider the plugin
     * @param options options to test it with; a run to t = ½ should take milliseconds
     * @param timeResolution largest distance of a reported time to a time of the grid: half a step for a dynamics whose time
     *     advances in steps, else 0
     * @param flow how closely it follows the gradient flow; empty if it makes no such claim
     * @param cases the problems it is tried on
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Subject<O extends Record>(
            String name,
            DynamicsProvider<O> provider,
            O options,
            double timeResolution,
            Optional<FlowClaim> flow,
            List<TrainingCase> cases) {

        public Subject {
            cases = List.copyOf(cases);
        }

        /** Returns a subject with the name of its plugin, reports the times of the grid and claims nothing about the flow. */
        public static <O extends Record> Subject<O> of(DynamicsProvider<O> provider, O options) {
            return of(provider.name(), provider, options);
        }

        /** Returns a subject with a name of its own, for one of several variants of a plugin. */
        public static <O extends Record> Subject<O> of(String name, DynamicsProvider<O> provider, O options) {
            return new Subject<>(name, provider, options, 0, Optional.empty(), TrainingCase.small());
        }

        /** Returns this subject with another distance of reported times to the grid. */
        public Subject<O> withTimeResolution(double resolution) {
            return new Subject<>(name, provider, options, resolution, flow, cases);
        }

        /** Returns this subject with a claim about the gradient flow. */
        public Subject<O> withFlow(FlowClaim claim) {
            return new Subject<>(name, provider, options, timeResolution, Optional.of(claim), cases);
        }

        /** Returns this subject with other problems to try it on. */
        public Subject<O> withCases(List<TrainingCase> problems) {
            return new Subject<>(name, provider, options, timeResolution, flow, problems);
        }

        private Dynamics create() {
            return provider.create(options);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final TimeGrid TIMES = TimeGrid.of(0, 0.1, 0.2, 0.5);

    /** A grid so dense that several of its times fall into one step of most dynamics. */
    private static final TimeGrid DENSE = TimeGrid.linear(0.5, 100);

    /** Largest residual of a constraint that is allowed at a reported state. */
    private static final double CONSTRAINT_TOLERANCE = 1e-10;

    /** Bound on evaluations of the field in one step: about ten for a method of high order, times a few rejected steps. */
    private static final int EVALUATIONS_PER_STEP = 100;

    /** Smallest relative change up to t = ½ that proves that a part of the field acts; each part changes the weights by some percent. */
    private static final double VISIBLE_CHANGE = 1e-3;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<?> subject;

    private List<TrainingCase> cases() {
        return subject.cases();
    }

    private double timeResolution() {
        return subject.timeResolution();
    }

    private Optional<FlowClaim> flow() {
        return subject.flow();
    }

    @Test
    @DisplayName("Law 1: the initial state is reported first, bit for bit and at t = 0")
    void initialState() {
        onEachProblem(TIMES, problem -> {
            RecordedState first = completed(problem).states.get(0);
            assertThat(first.time()).isZero();
            assertSameBits("first weights", first.weights(), problem.initial());
        });
    }

    @Test
    @DisplayName("Law 2: every time of the grid is reported once, in ascending order, and the run completes")
    void grid() {
        for (TimeGrid times : List.of(TIMES, DENSE, TimeGrid.of(0))) {
            onEachProblem(times, problem -> assertOnGrid(completed(problem).times(), times, timeResolution()));
        }
    }

    @Test
    @DisplayName(
            "Law 3: the stop reason of every run has the time of the last reported state and a one-line description")
    void stopTime() {
        onEachProblem(TIMES, problem -> {
            assertEnd(problem, () -> false);
            assertEnd(problem, () -> true);
        });
        for (Fault fault : Fault.values()) {
            onEachFaulty(fault, TIMES, problem -> assertEnd(problem, () -> false));
        }
        onEachUnbounded(problem -> assertEnd(problem, () -> false));
    }

    @Test
    @DisplayName("Law 4: every reported state satisfies the constraint of each block, to 1e-10")
    void constraints() {
        onEachProblem(TimeGrid.of(0, 0.1, 0.5, 5), problem -> {
            List<Manifold> manifolds = problem.manifolds();
            for (RecordedState s : run(problem, () -> false).states) {
                for (int b = 0; b < manifolds.size(); b++) {
                    assertThat(manifolds.get(b).residual(s.weights().blocks().get(b)))
                            .as("residual of block %s at t = %s", b, s.time())
                            .isLessThanOrEqualTo(CONSTRAINT_TOLERANCE);
                }
            }
        });
    }

    @Test
    @DisplayName("Law 5: reported embeddings and loss are those of the reported weights")
    void embeddings() {
        onEachProblem(TIMES, problem -> {
            for (RecordedState s : completed(problem).states) {
                assertConsistent(s, problem);
            }
        });
        onEachFaulty(Fault.NONE, TIMES, problem -> assertThat(run(problem, () -> false).states)
                .as("a field that is not a gradient has no loss")
                .allMatch(s -> s.loss().isEmpty()));
    }

    @Test
    @DisplayName("Law 6: evaluation embeddings are those of the reported weights, and computing them changes nothing")
    void evaluation() {
        onEachProblem(TIMES, problem -> {
            Recorder evaluated = completed(problem);
            for (RecordedState s : evaluated.states) {
                assertClose(
                        "evaluation at t = " + s.time(),
                        s.evaluation(),
                        FlowReference.embeddings(problem, problem.evaluation(), s.weights()));
            }
            Recorder notEvaluated = new Recorder(false);
            dynamics().run(problem, notEvaluated, RunControl.uncontrolled());
            assertSameRun(notEvaluated, evaluated);
        });
    }

    @Test
    @DisplayName("Law 7: initial weights, views and evaluation inputs are not modified")
    void purity() {
        onEachProblem(TIMES, problem -> {
            Weights weights = problem.initial().copy();
            double[] views = problem.views().matrix().data.clone();
            double[] evaluation = problem.evaluation().data.clone();
            completed(problem);
            assertSameBits("initial weights", problem.initial(), weights);
            assertThat(problem.views().matrix().data).as("views").isEqualTo(views);
            assertThat(problem.evaluation().data).as("evaluation inputs").isEqualTo(evaluation);
        });
    }

    @Test
    @DisplayName(
            "Law 8: the same problem and seed give the same bits, in a second run and in two runs at the same time")
    void reproducible() {
        for (TrainingCase one : accepted(TIMES)) {
            TrainingCase.named(one, () -> {
                Recorder first = completed(one.problem(TIMES));
                assertSameRun(completed(one.problem(TIMES)), first);
                var left = CompletableFuture.supplyAsync(() -> completed(one.problem(TIMES)));
                var right = CompletableFuture.supplyAsync(() -> completed(one.problem(TIMES)));
                assertSameRun(left.join(), first);
                assertSameRun(right.join(), first);
            });
        }
    }

    @Test
    @DisplayName("Law 9: a cancelled run reports no further state, ends within one step, and stops as cancelled")
    void cancelled() {
        onEachProblem(DENSE, problem -> {
            assertThat(assertEnd(problem, () -> true).states).hasSizeLessThanOrEqualTo(1);
            Recorder recorder = new Recorder(false);
            StopReason stop = dynamics().run(problem, recorder, new Control(() -> recorder.states.size() >= 3));
            assertThat(recorder.states)
                    .as("states of a run cancelled at its third state")
                    .hasSize(3);
            assertThat(stop).isEqualTo(new StopReason.Cancelled(recorder.lastTime()));
        });
        onEachFaulty(Fault.NONE, TimeGrid.of(0, 1e4), problem -> {
            FaultyField field = (FaultyField) problem.field();
            Recorder recorder = new Recorder(false);
            StopReason stop =
                    dynamics().run(problem, recorder, new Control(() -> field.evaluations >= EVALUATIONS_PER_STEP));
            assertThat(stop).as("cancelled between two times of the grid").isEqualTo(new StopReason.Cancelled(0));
            assertThat(field.evaluations).as("evaluations of the field").isLessThanOrEqualTo(2 * EVALUATIONS_PER_STEP);
        });
    }

    @Test
    @DisplayName("Law 10: progress is in [0, 1] and never decreases")
    void progress() {
        onEachProblem(DENSE, problem -> {
            Control control = new Control(() -> false);
            dynamics().run(problem, new Recorder(false), control);
            double before = 0;
            for (double fraction : control.fractions) {
                assertThat(fraction).as("progress after %s", before).isBetween(before, 1.0);
                before = fraction;
            }
        });
    }

    @Test
    @DisplayName(
            "Law 11: a run whose field returns NaN or throws ends with a stop reason, and all reported states are finite")
    void faults() {
        for (Fault fault : List.of(Fault.NOT_A_NUMBER, Fault.EXCEPTION)) {
            onEachFaulty(fault, TimeGrid.of(0, 0.001, 1, 1e4), problem -> {
                Recorder recorder = new Recorder(true);
                StopReason[] stop = new StopReason[1];
                assertThatCode(() -> stop[0] = dynamics().run(problem, recorder, RunControl.uncontrolled()))
                        .as("run with the fault %s", fault)
                        .doesNotThrowAnyException();
                assertThat(stop[0])
                        .as("run with the fault %s", fault)
                        .isNotInstanceOfAny(StopReason.Completed.class, StopReason.Cancelled.class);
                assertFinite(recorder);
            });
        }
    }

    @Test
    @DisplayName(
            "Law 12: a run on a quadratic loss without a lower bound ends as completed, diverged, blown up or, if neurons"
                    + " saturate, stalled, with finite states")
    void unbounded() {
        onEachUnbounded(problem -> {
            Recorder recorder = new Recorder(true);
            StopReason stop = dynamics().run(problem, recorder, RunControl.uncontrolled());
            assertThat(stop)
                    .isInstanceOfAny(
                            StopReason.Completed.class,
                            StopReason.Diverged.class,
                            StopReason.BlowUp.class,
                            StopReason.Stalled.class);
            assertFinite(recorder);
        });
    }

    @Test
    @DisplayName(
            "Law 13: an objection is one line that says what to do, is the same each time, and some problem is accepted")
    void objection() {
        assertThat(accepted(TIMES)).as("accepted problems").isNotEmpty();
        for (TimeGrid times : List.of(TIMES, TimeGrid.of(0), TimeGrid.of(0, 1e-300))) {
            for (TrainingCase one : cases()) {
                TrainingCase.named(one, () -> {
                    Optional<String> objection = dynamics().objection(one.problem(times));
                    assertThat(dynamics().objection(one.problem(times))).isEqualTo(objection);
                    objection.ifPresent(o -> assertThat(o)
                            .contains("use ")
                            .hasSizeBetween(20, 300)
                            .doesNotContain("\n", "Exception", "org."));
                });
            }
        }
    }

    @Test
    @DisplayName("Law 14: a dynamics that follows the gradient flow starts along −grad: the remainder falls like t²")
    void velocity() {
        if (flow().isEmpty() || !(flow().get() instanceof FlowClaim.Within)) {
            return; // The law applies to dynamics that claim to follow the gradient flow.
        }
        for (TrainingCase one : accepted(TIMES)) {
            TrainingCase.named(one, () -> {
                Weights gradient = FlowReference.gradient(one.problem(TIMES));
                ConvergenceSlope.assertOrder(2, 0.02, 0.5, 6, 1e-9, t -> {
                    TrainingProblem problem = one.problem(TimeGrid.of(0, t));
                    Weights end = completed(problem).states.get(1).weights();
                    return FlowReference.remainder(end, problem.initial(), gradient, t);
                });
            });
        }
    }

    @Test
    @DisplayName("Law 15: the distance to the gradient flow, or its order in the step, is as claimed")
    void distance() {
        if (flow().isEmpty()) {
            return; // The law applies to dynamics that make a claim about the gradient flow.
        }
        for (TrainingCase one : accepted(TIMES)) {
            TrainingCase.named(one, () -> assertDistance(one));
        }
    }

    private void assertDistance(TrainingCase one) {
        R064Store limit = FlowReference.end(one.problem(TIMES));
        if (flow().orElseThrow() instanceof FlowClaim.Order claim) {
            ConvergenceSlope.assertOrder(
                    claim.order(),
                    claim.largest(),
                    0.5,
                    5,
                    1e3 * FlowReference.TOLERANCE,
                    step -> distance(claim.at().apply(step), one, limit));
        } else if (flow().orElseThrow() instanceof FlowClaim.Within claim) {
            assertThat(distance(dynamics(), one, limit)).isLessThanOrEqualTo(claim.relative());
        }
    }

    @Test
    @DisplayName("Law 16: weight decay acts on the weights, unless the dynamics objects to it")
    void weightDecay() {
        for (TrainingCase one : TrainingCase.withWeightDecay()) {
            onWholeField(one, problem -> {
                Weights with = completed(problem).last().weights();
                Weights without = completed(problem.withWeightDecay(0)).last().weights();
                assertThat(distance(with, without))
                        .as("distance between the ends with and without weight decay")
                        .isGreaterThan(VISIBLE_CHANGE * without.norm());
            });
        }
    }

    @Test
    @DisplayName("Law 17: a predictor head is learned, unless the dynamics objects to it")
    void predictor() {
        onWholeField(TrainingCase.withPredictor(), this::assertAllBlocksMove);
    }

    @Test
    @DisplayName("Law 18: a teacher follows the encoder, unless the dynamics objects to it")
    void teacher() {
        onWholeField(TrainingCase.withTeacher(), this::assertAllBlocksMove);
    }

    @Test
    @DisplayName("Law 19: a running statistic is updated, unless the dynamics objects to it")
    void runningStatistic() {
        onWholeField(TrainingCase.withRunningStatistic(), this::assertAllBlocksMove);
    }

    /** Checks a law on a problem that the dynamics accepts, and the distance to the flow if it makes a claim. */
    private void onWholeField(TrainingCase one, Consumer<TrainingProblem> law) {
        if (dynamics().objection(one.problem(TIMES)).isPresent()) {
            return;
        }
        TrainingCase.named(one, () -> {
            law.accept(one.problem(TIMES));
            if (flow().isPresent()) {
                assertDistance(one);
            }
        });
    }

    private void assertAllBlocksMove(TrainingProblem problem) {
        Weights end = completed(problem).last().weights();
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            R064Store start = problem.initial().blocks().get(b);
            double size = 1 + RunAssertions.norm(start);
            assertThat(RunAssertions.norm(difference(end.blocks().get(b), start)))
                    .as("distance that block %s moves", blocks.get(b).name())
                    .isGreaterThan(VISIBLE_CHANGE * size);
        }
    }

    private static double distance(Weights a, Weights b) {
        double sum = 0;
        for (int i = 0; i < a.blocks().size(); i++) {
            sum = Math.hypot(
                    sum,
                    RunAssertions.norm(difference(a.blocks().get(i), b.blocks().get(i))));
        }
        return sum;
    }

    private static R064Store difference(R064Store a, R064Store b) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] -= b.data[i];
        }
        return result;
    }

    private static double distance(Dynamics dynamics, TrainingCase one, R064Store limit) {
        TrainingProblem problem = one.problem(TIMES);
        Recorder recorder = new Recorder(false);
        dynamics.run(problem, recorder, RunControl.uncontrolled());
        R064Store end = recorder.states.get(recorder.states.size() - 1).embeddings();
        return Deviation.relative(FlowReference.gauge(problem), end, limit);
    }

    private Dynamics dynamics() {
        return subject.create();
    }

    private Recorder run(TrainingProblem problem, BooleanSupplier cancelled) {
        Recorder recorder = new Recorder(true);
        dynamics().run(problem, recorder, new Control(cancelled));
        return recorder;
    }

    private Recorder completed(TrainingProblem problem) {
        Recorder recorder = new Recorder(true);
        StopReason stop = dynamics().run(problem, recorder, RunControl.uncontrolled());
        assertThat(stop).isInstanceOf(StopReason.Completed.class);
        return recorder;
    }

    private Recorder assertEnd(TrainingProblem problem, BooleanSupplier cancelled) {
        Recorder recorder = new Recorder(true);
        StopReason stop = dynamics().run(problem, recorder, new Control(cancelled));
        assertThat(stop.time()).as("time of %s", stop).isEqualTo(recorder.states.isEmpty() ? 0 : recorder.lastTime());
        assertThat(stop.describe()).isNotBlank().doesNotContain("\n");
        if (cancelled.getAsBoolean()) {
            assertThat(stop).isInstanceOf(StopReason.Cancelled.class);
        }
        return recorder;
    }

    private List<TrainingCase> accepted(TimeGrid times) {
        return cases().stream()
                .filter(c -> dynamics().objection(c.problem(times)).isEmpty())
                .toList();
    }

    private void onEachProblem(TimeGrid times, Consumer<TrainingProblem> law) {
        for (TrainingCase one : accepted(times)) {
            TrainingCase.named(one, () -> law.accept(one.problem(times)));
        }
    }

    /** Checks a law on problems whose field is not a loss and may fail, if the dynamics accepts them. */
    private void onEachFaulty(Fault fault, TimeGrid times, Consumer<TrainingProblem> law) {
        for (TrainingCase original : cases()) {
            // Unconstrained weights diverge before the fault happens.
            if (original.constraints().stream().anyMatch(Unconstrained.class::isInstance)) {
                continue;
            }
            TrainingCase one = original.with(f -> new FaultyField(f, fault, EVALUATIONS_PER_STEP / 4));
            if (dynamics().objection(one.problem(times)).isEmpty()) {
                TrainingCase.named(one, () -> law.accept(one.problem(times)));
            }
        }
    }

    private void onEachUnbounded(Consumer<TrainingProblem> law) {
        TimeGrid times = TimeGrid.logarithmic(0.1, 1e3, 20);
        for (TrainingCase one : accepted(times)) {
            if (one.constraints().stream().allMatch(Unconstrained.class::isInstance)
                    && one.field().get() instanceof QuadraticLoss) {
                TrainingCase.named(one, () -> law.accept(one.problem(times)));
            }
        }
    }
}
