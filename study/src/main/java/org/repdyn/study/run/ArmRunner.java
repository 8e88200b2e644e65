package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FollowsPredictions;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.AssembledArm;
import org.repdyn.study.plan.Bound;
import org.repdyn.study.plan.FailureReason;
import org.repdyn.study.plan.Method;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.yaml.StudyYaml;

/** Runner of one arm. Exceptions are caught and reported in the arm's result row; they never propagate. */
final class ArmRunner {

    /** Share of the progress bar for the half-step run: it takes twice as many steps, so 2/3 of the work. */
    private static final double HALF_STEPS = 2.0 / 3;

    /** Observables of the accuracies in the comparison. */
    private static final List<String> ACCURACIES = List.of("probe-accuracy", "knn-accuracy");

    private final Plugins plugins;
    private final LinearAlgebra algebra;
    private final ArmPlan plan;
    private final String run;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;
    private final Map<String, Double> notes = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<PredictionFollower> follower = Optional.empty();
    private Optional<PredictionInfo> info = Optional.empty();
    private Theory theory = Theory.NONE;
    private Optional<AssembledArm> assembled = Optional.empty();
    private boolean refused;
    private String noPrediction = "a baseline is compared with the arms, not with a prediction of its own";

    ArmRunner(
            Plugins plugins,
            LinearAlgebra algebra,
            ArmPlan plan,
            String run,
            ProgressListener listener,
            BooleanSupplier cancelled) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.plan = plan;
        this.run = run;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    ArmOutcome run() {
        long start = System.nanoTime();
        if (cancelled.getAsBoolean()) {
            return outcome(new StopReason.Cancelled(0), start);
        }
        listener.started(plan.name());
        StopReason stopped;
        try {
            stopped = follow();
            recorder.ifPresent(Recorder::finish);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            listener.threw(plan.name(), e);
            double t = recorder.flatMap(Recorder::lastState).map(State::time).orElse(0.0);
            stopped = new StopReason.Failed(t, reason(e));
            refused = e instanceof IllegalArgumentException
                    && recorder.flatMap(Recorder::lastState).isEmpty();
        }
        ArmOutcome outcome = outcome(stopped, start);
        listener.finished(outcome.result());
        return outcome;
    }

    private static String reason(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return "out of memory; take fewer samples, or give Java more with REPDYN_JAVA_OPTS=-Xmx4g";
        }
        return FailureReason.of(e);
    }

    private StopReason follow() {
        AssembledArm arm = AssembledArm.of(plan, algebra);
        assembled = Optional.of(arm);
        arm.training().ifPresent(this::choosePrediction);
        Recorder observer = new Recorder(plan, arm, algebra, run, follower, theory);
        recorder = Optional.of(observer);
        RunControl control = new RunControl() {
            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }

            @Override
            public void progress(double fraction) {
                listener.progress(plan.name(), fraction);
            }
        };
        if (plan.method() instanceof Method.Training training) {
            return train(training.dynamics().make(), arm.training().orElseThrow(), observer, control);
        }
        Baseline.Result result = ((Method.Kernel) plan.method())
                .baseline()
                .make()
                .run(arm.kernel().orElseThrow(), observer, control);
        notes.putAll(result.notes());
        notices.addAll(result.notices());
        return result.stopped();
    }

    /** Runs the training; first at half the step if a prediction is compared with a dynamics that takes steps. */
    private StopReason train(Dynamics dynamics, TrainingProblem problem, Recorder observer, RunControl control) {
        if (!(dynamics instanceof Refinable refinable)
                || follower.filter(PredictionFollower::compares).isEmpty()) {
            return dynamics.run(problem, observer, control);
        }
        Extrapolation.of(refinable, problem, part(control, 0, HALF_STEPS))
                .ifPresent(refined -> follower.orElseThrow().extrapolate(refined));
        return dynamics.run(problem, observer, part(control, HALF_STEPS, 1));
    }

    /** Returns a control that maps the progress of one part of a run to the interval [from, to] of the whole. */
    private static RunControl part(RunControl whole, double from, double to) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void progress(double fraction) {
                whole.progress(from + (to - from) * fraction);
            }
        };
    }

    /**
     * Chooses the first prediction that applies and is independent of the dynamics. A prediction that the dynamics itself
     * follows checks nothing, but its limit subspace is still used; a dynamics that follows a prediction of the weights
     * can be compared with a prediction that does not use weights.
     */
    private void choosePrediction(TrainingProblem problem) {
        Optional<Method.Training> training = Optional.of(plan.method())
                .filter(Method.Training.class::isInstance)
                .map(Method.Training.class::cast);
        Optional<String> unpredicted = training.flatMap(t -> t.dynamics().make().unpredicted());
        Optional<String> closedForm = training.map(Method.Training::dynamics)
                .filter(d -> d.make() instanceof FollowsPredictions)
                .map(Bound::name);
        Map<String, Outcome.DoesNotApply> refusals = new LinkedHashMap<>();
        Optional<String> itself = Optional.empty();
        Optional<Prediction> compared = Optional.empty();
        Optional<Prediction> spectral = Optional.empty();
        for (LoadedPlugin<PredictionProvider> plugin : plugins.predictions().all()) {
            Outcome outcome = plugin.provider().predict(problem);
            if (outcome instanceof Outcome.DoesNotApply refused) {
                refusals.put(plugin.name(), refused);
                continue;
            }
            Prediction prediction = ((Outcome.Applies) outcome).prediction();
            theory = joined(theory, prediction.theory());
            if (unpredicted.isPresent()) {
                continue;
            }
            if (spectral.isEmpty() && prediction.limitBasis().isPresent()) {
                spectral = Optional.of(prediction);
            }
            if (closedForm.isPresent()
                    && prediction.exact()
                    && prediction.at(0).weights().isPresent()) {
                itself = itself.or(() -> Optional.of(
                        "dynamics " + closedForm.get() + " is the prediction " + plugin.name() + " itself"));
                if (info.isEmpty()) {
                    info = Optional.of(info(plugin, prediction, spectral));
                }
            } else {
                compared = Optional.of(prediction);
                info = Optional.of(info(plugin, prediction, spectral));
                break;
            }
        }
        for (LoadedPlugin<PredictionProvider> plugin : plugins.predictions().all()) {
            boolean unknown =
                    theory.modes().isEmpty() || (theory.lyapunov().isEmpty() && !(problem.field() instanceof Loss));
            if (unknown) {
                theory = joined(theory, plugin.provider().theory(problem));
            }
        }
        noPrediction = unpredicted.isPresent()
                ? unpredicted.get()
                : itself.orElseGet(() -> PredictionProvider.reason(refusals));
        if (compared.isPresent() || spectral.isPresent()) {
            follower = Optional.of(new PredictionFollower(compared, spectral, problem));
        }
    }

    /** Merges two theories; where both define a part, the first wins. */
    private static Theory joined(Theory first, Theory second) {
        return new Theory(first.modes().or(second::modes), first.lyapunov().or(second::lyapunov));
    }

    private static PredictionInfo info(
            LoadedPlugin<PredictionProvider> plugin, Prediction prediction, Optional<Prediction> spectral) {
        return new PredictionInfo(
                plugin.name(),
                prediction.formula(),
                plugin.provider().reference().map(Object::toString).orElse(""),
                prediction
                        .angleRate()
                        .or(() -> spectral.flatMap(Prediction::angleRate))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()));
    }

    private ArmOutcome outcome(StopReason stopped, long start) {
        double seconds = (System.nanoTime() - start) * 1e-9;
        Optional<State> state = recorder.flatMap(Recorder::lastState);
        OptionalDouble deviation = follower.map(PredictionFollower::worst).orElse(OptionalDouble.empty());
        double end = state.map(State::time).orElse(0.0);
        Optional<String> reason = deviation.isPresent()
                ? follower.flatMap(PredictionFollower::partial)
                : Optional.of(follower.filter(PredictionFollower::compares)
                        .map(PredictionFollower::unmeasured)
                        .orElse(noPrediction));
        // The reader of a comparison with a constant kernel needs the drift of the network's own kernel.
        recorder.map(Recorder::drift)
                .orElse(OptionalDouble.empty())
                .ifPresent(drift -> notes.put(Recorder.DRIFT, drift));
        follower.map(PredictionFollower::worstExtrapolated)
                .orElse(OptionalDouble.empty())
                .ifPresent(left -> notes.put(PredictionFollower.EXTRAPOLATED, left));
        ArmResult result = new ArmResult(
                plan.name(),
                setup(),
                end,
                state.map(State::loss)
                        .filter(l -> l.isPresent() && Double.isFinite(l.getAsDouble()))
                        .orElse(OptionalDouble.empty()),
                last(Findings.EFFECTIVE_RANK),
                last(ACCURACIES.get(0)),
                last(ACCURACIES.get(1)),
                deviation,
                follower.map(PredictionFollower::comparedUntil).orElse(OptionalDouble.empty()),
                reason,
                info,
                seconds,
                status(stopped),
                stopped.describe(),
                Collections.unmodifiableMap(new LinkedHashMap<>(notes)),
                Findings.of(
                        recorder.map(Recorder::rows).orElse(List.of()),
                        plan.encoder().make().outputs(),
                        stopped,
                        recorder.map(Recorder::events).orElse(List.of()),
                        notices),
                recorder.map(Recorder::events).orElse(List.of()),
                withoutAccuracy(stopped));
        return new ArmOutcome(
                result,
                stopped,
                recorder.map(Recorder::rows).orElse(List.of()),
                state.flatMap(s -> assembled.map(a -> Scatter.points(plan, a, s, algebra)))
                        .orElse(List.of()));
    }

    private ArmStatus status(StopReason stopped) {
        return refused ? ArmStatus.REFUSED : ArmStatus.of(stopped);
    }

    /** Returns why an accuracy is missing; empty if both were measured. */
    private Optional<String> withoutAccuracy(StopReason stopped) {
        List<String> missing = ACCURACIES.stream().filter(name -> last(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> unmeasured = missing.stream()
                .flatMap(name -> Optional.ofNullable(plan.unmeasured().get(name)).stream())
                .findFirst();
        if (unmeasured.isPresent()) {
            return unmeasured;
        }
        List<String> recorded = plan.observables().stream().map(Bound::name).toList();
        List<String> notListed =
                missing.stream().filter(name -> !recorded.contains(name)).toList();
        return Optional.of(
                notListed.isEmpty()
                        ? "the run ended before they were measured: " + stopped.describe()
                        : String.join(" and ", notListed)
                                + (notListed.size() == 1 ? " is" : " are")
                                + " not among the observables of the arm");
    }

    private OptionalDouble last(String observable) {
        return recorder.map(r -> r.last(observable)).orElse(OptionalDouble.empty());
    }

    private Map<String, String> setup() {
        Map<String, String> setup = new LinkedHashMap<>();
        for (StudyKey axis : List.of(
                StudyKey.DATA,
                StudyKey.LOSS,
                StudyKey.ENCODER,
                StudyKey.PREDICTOR,
                StudyKey.WEIGHT_DECAY,
                StudyKey.CONSTRAINT,
                StudyKey.DYNAMICS,
                StudyKey.BASELINE)) {
            plan.brief().effective().get(axis).ifPresent(v -> setup.put(axis.key(), StudyYaml.inline(v)));
        }
        if (plan.method() instanceof Method.Kernel) {
            setup.remove(StudyKey.ENCODER.key());
        }
        return setup;
    }
}
