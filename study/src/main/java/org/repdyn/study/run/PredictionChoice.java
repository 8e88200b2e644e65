package org.repdyn.study.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FollowsPredictions;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.study.plan.BoundPlugin;

/**
 * Predictions that a run is compared with.
 *
 * @param compared prediction that the embeddings are compared with
 * @param spectral prediction that gives the limit subspace; often the same as {@code compared}
 * @param followed prediction that the dynamics itself follows; empty if it follows none
 * @param info description of the prediction for the results
 * @param theory parts of the theory that the predictions and their providers know
 * @param reason why no prediction is compared, if none is
 */
record PredictionChoice(
        Optional<Prediction> compared,
        Optional<Prediction> spectral,
        Optional<PredictionProvider> followed,
        Optional<PredictionInfo> info,
        Theory theory,
        String reason) {

    /** Choice for a baseline, which has no prediction. */
    static final PredictionChoice BASELINE = new PredictionChoice(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Theory.NONE,
            "a baseline is compared with the arms, not with a prediction of its own");

    /**
     * Chooses the first prediction that applies and is independent of the dynamics. A prediction that the dynamics
     * itself follows checks nothing, but its limit subspace is still used; a dynamics that follows a prediction of the
     * weights can be compared with a prediction that does not use weights.
     *
     * @param providers predictions in their order of preference
     */
    static PredictionChoice of(
            List<LoadedPlugin<PredictionProvider>> providers, BoundPlugin<Dynamics> dynamics, TrainingProblem problem) {
        Dynamics made = dynamics.make();
        Optional<String> unpredicted = made.unpredicted();
        Map<String, Outcome.DoesNotApply> refusals = new LinkedHashMap<>();
        Theory theory = Theory.NONE;
        Optional<PredictionProvider> itself = Optional.empty();
        Optional<PredictionInfo> info = Optional.empty();
        Optional<Prediction> compared = Optional.empty();
        Optional<Prediction> spectral = Optional.empty();
        for (LoadedPlugin<PredictionProvider> plugin : providers) {
            Outcome outcome = plugin.provider().predict(problem);
            if (outcome instanceof Outcome.DoesNotApply refused) {
                refusals.put(plugin.name(), refused);
                continue;
            }
            Prediction prediction = ((Outcome.Applies) outcome).prediction();
            theory = merged(theory, prediction.theory());
            if (unpredicted.isPresent()) {
                continue;
            }
            if (spectral.isEmpty() && prediction.limitBasis().isPresent()) {
                spectral = Optional.of(prediction);
            }
            if (follows(made, prediction)) {
                itself = itself.or(() -> Optional.of(
                        new SolvedPrediction(plugin.name(), plugin.provider().summary(), prediction)));
                if (info.isEmpty()) {
                    info = Optional.of(info(plugin, prediction, spectral));
                }
            } else {
                compared = Optional.of(prediction);
                info = Optional.of(info(plugin, prediction, spectral));
                break;
            }
        }
        Optional<String> followed =
                itself.map(plugin -> "dynamics " + dynamics.name() + " is the prediction " + plugin.name() + " itself");
        String reason = unpredicted.or(() -> followed).orElseGet(() -> PredictionProvider.reason(refusals));
        return new PredictionChoice(compared, spectral, itself, info, completed(theory, providers, problem), reason);
    }

    /** Returns the follower of a run; empty if there is nothing to follow. */
    Optional<PredictionFollower> follower(TrainingProblem problem) {
        return compared.isPresent() || spectral.isPresent()
                ? Optional.of(new PredictionFollower(compared, spectral, problem))
                : Optional.empty();
    }

    /** Returns the dynamics; if it follows one of these predictions, it need not solve the problem again. */
    Dynamics solved(Dynamics dynamics) {
        return dynamics instanceof FollowsPredictions follower && followed.isPresent()
                ? follower.offered(List.of(followed.get()))
                : dynamics;
    }

    /** Returns true if the dynamics follows this prediction, so that a comparison would check nothing. */
    private static boolean follows(Dynamics dynamics, Prediction prediction) {
        return dynamics instanceof FollowsPredictions
                && prediction.exact()
                && prediction.at(0).weights().isPresent();
    }

    /** Adds the parts of the theory from providers whose prediction does not apply. */
    private static Theory completed(
            Theory known, List<LoadedPlugin<PredictionProvider>> providers, TrainingProblem problem) {
        Theory theory = known;
        for (LoadedPlugin<PredictionProvider> plugin : providers) {
            boolean incomplete =
                    theory.modes().isEmpty() || (theory.lyapunov().isEmpty() && !(problem.field() instanceof Loss));
            if (incomplete) {
                theory = merged(theory, plugin.provider().theory(problem));
            }
        }
        return theory;
    }

    /** Merges two theories; where both define a part, the first wins. */
    private static Theory merged(Theory first, Theory second) {
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
}
