package org.repdyn.testkit;

import static org.repdyn.testkit.RunAssertions.assertSameBits;
import static org.repdyn.testkit.RunAssertions.assertSameRun;
import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.testkit.DynamicsFixtures.Recorder;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testsupport.ConvergenceSlope;

/**
 * The laws of a dynamics of weights. Extend it and list the dynamics in a static method {@code Stream<Subject<?>>
 * subjects()}, each with its options and its claim about the gradient flow. A law is tried on each small problem that
 * the dynamics does not object to.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class DynamicsContract {

    /**
     * A dynamics that must obey the laws, with its claims.
     *
     * @param name display name of the subject
     * @param provider the plugin
     * @param options options to test it with; a run to t = ½ should take milliseconds
     * @param timeResolution largest distance of a reported time to a time of the grid: half a step for a dynamics whose
     *     time advances in steps, else 0
     * @param flow claim about the distance to the gradient flow; laws 14 and 15 fail if it is empty, and a dynamics
     *     that does not follow the flow declares {@link FlowClaim.None}
     * @param cases the problems on which the dynamics is tested
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

        /**
         * Returns a subject with the name of its plugin, reports the times of the grid and has no claim about the flow
         * yet.
         */
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

        @Override
        public String toString() {
            return name;
        }
    }

    private static final TimeGrid TIMES = ReportLaws.TIMES;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<?> subject;

    private List<TrainingCase> cases() {
        return subject.cases();
    }

    private FlowClaim claim() {
        return subject.flow()
                .orElseThrow(() ->
                        new AssertionError("the subject '" + subject.name() + "' does not say how it relates to the"
                                + " gradient flow; add withFlow(new"
                                + " FlowClaim.Within(...)), withFlow(new"
                                + " FlowClaim.Order(...)) or, if it"
                                + " follows another flow, withFlow(new"
                                + " FlowClaim.None(reason))"));
    }

    @Test
    @DisplayName("1. the initial state is reported first, bit for bit and at t = 0")
    void initialState() {
        ReportLaws.initialState(trial());
    }

    @Test
    @DisplayName("2. every time of the grid is reported once, in ascending order, and the run completes")
    void grid() {
        ReportLaws.grid(trial());
    }

    @Test
    @DisplayName("3. the stop reason of every run has the time of the last reported state and a one-line description")
    void stopTime() {
        RunEndLaws.stopTime(trial());
    }

    @Test
    @DisplayName("4. every reported state satisfies the constraint of each block, to 1e-10")
    void constraints() {
        ReportLaws.constraints(trial());
    }

    @Test
    @DisplayName("5. reported embeddings and loss are those of the reported weights")
    void embeddings() {
        ReportLaws.embeddings(trial());
    }

    @Test
    @DisplayName("6. evaluation embeddings are those of the reported weights, and computing them changes nothing")
    void evaluation() {
        ReportLaws.evaluation(trial());
    }

    @Test
    @DisplayName("7. initial weights, views and evaluation inputs are not modified")
    void purity() {
        trial().onEachProblem(TIMES, problem -> {
            Weights weights = problem.initial().copy();
            double[] views = problem.views().matrix().data.clone();
            double[] evaluation = problem.evaluation().data.clone();
            trial().completed(problem);
            assertSameBits("initial weights", problem.initial(), weights);
            assertThat(problem.views().matrix().data).as("views").isEqualTo(views);
            assertThat(problem.evaluation().data).as("evaluation inputs").isEqualTo(evaluation);
        });
    }

    @Test
    @DisplayName("8. the same problem and seed give the same bits, in a second run and in two runs at the same time")
    void reproducible() {
        for (TrainingCase one : trial().accepted(TIMES)) {
            TrainingCase.named(one, () -> {
                Recorder first = trial().completed(one.problem(TIMES));
                assertSameRun(trial().completed(one.problem(TIMES)), first);
                var left = CompletableFuture.supplyAsync(() -> trial().completed(one.problem(TIMES)));
                var right = CompletableFuture.supplyAsync(() -> trial().completed(one.problem(TIMES)));
                assertSameRun(left.join(), first);
                assertSameRun(right.join(), first);
            });
        }
    }

    @Test
    @DisplayName("9. a cancelled run reports no further state, ends within one step, and stops as cancelled")
    void cancelled() {
        RunEndLaws.cancelled(trial());
    }

    @Test
    @DisplayName("10. progress is in [0, 1] and never decreases")
    void progress() {
        RunEndLaws.progress(trial());
    }

    @Test
    @DisplayName(
            "11. a run whose field returns NaN or throws ends with a stop reason, and all reported states are finite")
    void faults() {
        RunEndLaws.faults(trial());
    }

    @Test
    @DisplayName(
            "12. a run on a quadratic loss without a lower bound ends as completed, diverged, blown up or, if neurons"
                    + " saturate, stalled, with finite states")
    void unbounded() {
        RunEndLaws.unbounded(trial());
    }

    @Test
    @DisplayName(
            "13. an objection is one line that says what to do, is the same each time, and some problem is accepted")
    void objection() {
        assertThat(trial().accepted(TIMES)).as("accepted problems").isNotEmpty();
        for (TimeGrid times : List.of(TIMES, TimeGrid.of(0), TimeGrid.of(0, 1e-300))) {
            for (TrainingCase one : cases()) {
                TrainingCase.named(one, () -> {
                    Optional<String> objection = trial().dynamics().objection(one.problem(times));
                    assertThat(trial().dynamics().objection(one.problem(times))).isEqualTo(objection);
                    objection.ifPresent(o -> assertThat(o)
                            .contains("use ")
                            .hasSizeBetween(20, 300)
                            .doesNotContain("\n", "Exception", "org."));
                });
            }
        }
    }

    @Test
    @DisplayName("14. a dynamics that follows the gradient flow starts along −grad: the remainder falls like t²")
    void velocity() {
        if (!(claim() instanceof FlowClaim.Within)) {
            return; // Law 15 tests the limit of small steps, and requires a reason from a dynamics that claims nothing.
        }
        for (TrainingCase one : trial().accepted(TIMES)) {
            TrainingCase.named(one, () -> {
                Weights gradient = FlowReference.gradient(one.problem(TIMES));
                ConvergenceSlope.assertOrder(2, 0.02, 0.5, 6, 1e-9, t -> {
                    TrainingProblem problem = one.problem(TimeGrid.of(0, t));
                    Weights end = trial().completed(problem).states.get(1).weights();
                    return FlowReference.remainder(end, problem.initial(), gradient, t);
                });
            });
        }
    }

    @Test
    @DisplayName(
            "15. the distance to the gradient flow, or its order in the step, is as claimed, or there is a reason why"
                    + " nothing is claimed")
    void distance() {
        if (claim() instanceof FlowClaim.None) {
            return; // Its reason was checked when it was made.
        }
        for (TrainingCase one : trial().accepted(TIMES)) {
            TrainingCase.named(one, () -> assertDistance(one));
        }
    }

    private void assertDistance(TrainingCase one) {
        if (claim() instanceof FlowClaim.None) {
            return;
        }
        R064Store limit = FlowReference.end(one.problem(TIMES));
        if (claim() instanceof FlowClaim.Order claim) {
            ConvergenceSlope.assertOrder(
                    claim.order(),
                    claim.largest(),
                    0.5,
                    5,
                    1e3 * FlowReference.TOLERANCE,
                    step -> distance(claim.at().apply(step), one, limit));
        } else if (claim() instanceof FlowClaim.Within claim) {
            assertThat(distance(trial().dynamics(), one, limit)).isLessThanOrEqualTo(claim.relative());
        }
    }

    @Test
    @DisplayName("16. weight decay acts on the weights, unless the dynamics objects to it")
    void weightDecay() {
        for (TrainingCase one : TrainingCase.withWeightDecay()) {
            onWholeField(one, problem -> WholeFieldLaws.weightDecayActs(trial(), problem));
        }
    }

    @Test
    @DisplayName("17. a predictor head is learned, unless the dynamics objects to it")
    void predictor() {
        onWholeField(TrainingCase.withPredictor(), problem -> WholeFieldLaws.allBlocksMove(trial(), problem));
    }

    @Test
    @DisplayName("18. a teacher follows the encoder, unless the dynamics objects to it")
    void teacher() {
        onWholeField(TrainingCase.withTeacher(), problem -> WholeFieldLaws.allBlocksMove(trial(), problem));
    }

    @Test
    @DisplayName("19. a running statistic is updated, unless the dynamics objects to it")
    void runningStatistic() {
        onWholeField(TrainingCase.withRunningStatistic(), problem -> WholeFieldLaws.allBlocksMove(trial(), problem));
    }

    @Test
    @DisplayName("20. a run reports its work, and a budget ends it and changes no state before")
    void budget() {
        BudgetLaws.hold(trial());
    }

    private static double distance(Dynamics dynamics, TrainingCase one, R064Store limit) {
        TrainingProblem problem = one.problem(TIMES);
        Recorder recorder = new Recorder(false);
        dynamics.run(problem, recorder, RunControl.uncontrolled());
        R064Store end = recorder.states.get(recorder.states.size() - 1).embeddings();
        return Deviation.relative(FlowReference.gauge(problem), end, limit);
    }

    /** Checks a law on a problem that the dynamics accepts, and the distance to the flow if it makes a claim. */
    private void onWholeField(TrainingCase one, Consumer<TrainingProblem> law) {
        if (trial().dynamics().objection(one.problem(TIMES)).isPresent()) {
            return;
        }
        TrainingCase.named(one, () -> {
            law.accept(one.problem(TIMES));
            assertDistance(one);
        });
    }

    private DynamicsTrial<?> trial() {
        return new DynamicsTrial<>(subject);
    }
}
