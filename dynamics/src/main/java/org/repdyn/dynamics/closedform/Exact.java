package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.Bisection;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FollowsPredictions;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;

/**
 * The gradient flow in closed form: the states of the first prediction that applies to a problem and gives its weights. The
 * built-in predictions cover quadratic losses of embeddings linear in the weights, without a constraint or with orthogonal
 * columns (each frame is the one nearest to W₀), stepwise learning from an aligned start, and regression by two linear layers.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Exact implements FollowsPredictions {

    private final List<PredictionProvider> predictions;

    /** Creates the dynamics with the built-in predictions. */
    public Exact() {
        this(List.of(new NaiveFlowProvider(), new GrassmannFlowProvider(), new StepwiseProvider(), new SaxeProvider()));
    }

    private Exact(List<PredictionProvider> predictions) {
        this.predictions = List.copyOf(predictions);
    }

    @Override
    public Dynamics offered(List<PredictionProvider> others) {
        return new Exact(others.stream()
                .filter(provider -> provider.flow().matches(LimitFlow.GRADIENT))
                .toList());
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        return choose(problem, false).objection();
    }

    /** A closed form, or the reason why there is none. */
    private record Choice(Optional<Prediction> prediction, Optional<String> objection) {}

    /**
     * Chooses the first prediction that can be followed.
     *
     * @param solve if false, a prediction that declares its weights is not solved, and the choice has no prediction
     */
    private Choice choose(TrainingProblem problem, boolean solve) {
        if (!(problem.field() instanceof Loss)) {
            return new Choice(
                    Optional.empty(),
                    Optional.of("exact follows losses only, and this field is not the gradient of a loss; use"
                            + " gradient-flow"));
        }
        Map<String, Outcome.DoesNotApply> refusals = new LinkedHashMap<>();
        List<String> unusable = new ArrayList<>();
        for (PredictionProvider provider : predictions) {
            if (!solve && provider.givesWeights()) {
                List<Assumption.Unmet> unmet = Assumption.unmet(provider.assumptions(), problem);
                if (unmet.isEmpty()) {
                    return new Choice(Optional.empty(), Optional.empty());
                }
                refusals.put(provider.name(), new Outcome.DoesNotApply(unmet));
                continue;
            }
            Outcome outcome = provider.predict(problem);
            if (outcome instanceof Outcome.DoesNotApply refusal) {
                refusals.put(provider.name(), refusal);
                continue;
            }
            Prediction prediction = ((Outcome.Applies) outcome).prediction();
            if (prediction.exact() && prediction.at(0).weights().isPresent()) {
                return new Choice(Optional.of(prediction), Optional.empty());
            }
            unusable.add("prediction " + provider.name()
                    + (prediction.exact() ? " gives no weights" : " is a limit of the flow, not the flow"));
        }
        if (unusable.isEmpty() || !refusals.isEmpty()) {
            unusable.add(PredictionProvider.reason(refusals));
        }
        return new Choice(Optional.empty(), Optional.of(String.join("; ", unusable) + "; use gradient-flow"));
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        Choice choice = choose(problem, true);
        if (choice.prediction().isEmpty()) {
            return new StopReason.Failed(0, choice.objection().orElse("there is no closed form"));
        }
        Prediction prediction = choice.prediction().get();
        StateReporter reporter = new StateReporter(problem.weightField(), observer);
        TimeGrid times = problem.times();
        if (!reporter.report(0, problem.initial())) {
            return Finite.notAtStart();
        }
        for (int i = 1; i < times.size(); i++) {
            if (control.cancelled()) {
                return new StopReason.Cancelled(reporter.lastTime());
            }
            double time = times.get(i);
            Optional<Weights> weights = prediction.at(time).weights();
            if (weights.isEmpty() || !reporter.report(time, weights.get())) {
                reportLast(reporter, prediction, time);
                return prediction
                        .blowUpTime()
                        .filter(t -> t <= time)
                        .<StopReason>map(t -> new StopReason.BlowUp(reporter.lastTime(), t))
                        .orElseGet(() -> new StopReason.Diverged(
                                reporter.lastTime(), growth(prediction, reporter.lastTime(), time)));
            }
            control.progress(time / times.end());
        }
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    /** Reports the last state of a prediction before its weights leave the range of double precision. */
    private static void reportLast(StateReporter reporter, Prediction prediction, double beyond) {
        double last = Bisection.of(
                        reporter.lastTime(), beyond, t -> fitting(prediction, t).isEmpty())
                .before();
        fitting(prediction, last).ifPresent(weights -> reporter.reportLast(last, weights));
    }

    private static Optional<Weights> fitting(Prediction prediction, double time) {
        return prediction.at(time).weights().filter(Finite::squares);
    }

    private static String growth(Prediction prediction, double from, double to) {
        return String.format(
                Locale.ROOT,
                "the weights or the loss left the range of double precision between t = %.4g and %.4g%s; end earlier or"
                        + " constrain them",
                from,
                to,
                prediction
                        .growthRate()
                        .map(rate -> String.format(Locale.ROOT, ", growing like exp(%.3g t)", rate))
                        .orElse(""));
    }
}
