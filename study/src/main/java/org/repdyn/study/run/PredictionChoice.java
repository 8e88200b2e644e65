package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.result.ArmResult.PredictionInfo;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.FollowsPredictions;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.study.plan.BoundPlugin;
import org.repdyn.study.plan.FailureReason;

/**
 * Predictions that a run is compared with.
 *
 * @param compared prediction that the embeddings are compared with
 * @param spectral prediction that gives the limit subspace; often the same as {@code compared}
 * @param followed prediction that the dynamics itself follows; empty if it follows none
 * @param info description of the prediction for the results
 * @param theory parts of the theory that the predictions and their providers know
 * @param reason why no prediction is compared, if none is
 * @param broken failure of a plugin that was asked for its prediction, and is left out; empty if none failed
 */
record PredictionChoice(
        Optional<Prediction> compared,
        Optional<Prediction> spectral,
        Optional<PredictionProvider> followed,
        Optional<PredictionInfo> info,
        Theory theory,
        String reason,
        Optional<BrokenRunException> broken) {

    /** Choice for a baseline, which has no prediction. */
    static final PredictionChoice BASELINE = new PredictionChoice(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Theory.NONE,
            "a baseline is compared with the arms, not with a prediction of its own",
            Optional.empty());

    /**
     * Chooses the first prediction that applies and is independent of the dynamics. A prediction that the dynamics
     * itself follows checks nothing, but its limit subspace is still used; a dynamics that follows a prediction of the
     * weights can be compared with a prediction that does not use weights. A prediction that fails is left out. Predictions of other flows are
     * not asked, because they may read parameters that this flow does not have; but those of the gradient flow are, for their theory.
     *
     * @param providers predictions in their order of preference
     */
    static PredictionChoice of(
            List<LoadedPlugin<PredictionProvider>> providers, BoundPlugin<Dynamics> dynamics, TrainingProblem problem) {
        List<LoadedPlugin<PredictionProvider>> left = new ArrayList<>(providers);
        Optional<BrokenRunException> broken = Optional.empty();
        while (true) {
            try {
                return choose(left, dynamics, problem, broken);
            } catch (PredictionFailure failure) {
                left.remove(failure.plugin);
                broken = broken.or(() -> Optional.of(failure.toBrokenRun()));
            }
        }
    }

    /** Thrown if a prediction fails when it is asked for a problem. */
    private static final class PredictionFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient LoadedPlugin<PredictionProvider> plugin;

        PredictionFailure(LoadedPlugin<PredictionProvider> plugin, Throwable cause) {
            super(cause);
            this.plugin = plugin;
        }

        BrokenRunException toBrokenRun() {
            Throwable cause = Objects.requireNonNull(getCause());
            String name = cause instanceof PluginFailure ? "" : "prediction '" + plugin.name() + "': ";
            return new BrokenRunException(
                    "the run is complete, but a prediction was left out: " + name + FailureReason.of(cause), cause);
        }
    }

    /** Asks a plugin; a failure names the plugin. */
    private static <T> T asked(LoadedPlugin<PredictionProvider> plugin, Supplier<T> question) {
        try {
            return question.get();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            throw new PredictionFailure(plugin, e);
        }
    }

    private static PredictionChoice choose(
            List<LoadedPlugin<PredictionProvider>> providers,
            BoundPlugin<Dynamics> dynamics,
            TrainingProblem given,
            Optional<BrokenRunException> broken) {
        Dynamics made = dynamics.make();
        TrainingProblem problem = given.following(made.flow());
        Optional<String> unpredicted = made.unpredicted();
        Map<String, Outcome.DoesNotApply> refusals = new LinkedHashMap<>();
        Theory theory = Theory.NONE;
        Optional<PredictionProvider> itself = Optional.empty();
        Optional<PredictionInfo> info = Optional.empty();
        Optional<Prediction> compared = Optional.empty();
        Optional<Prediction> spectral = Optional.empty();
        List<LoadedPlugin<PredictionProvider>> concerned = providers.stream()
                .filter(plugin -> concerns(plugin, problem.flow()))
                .toList();
        for (LoadedPlugin<PredictionProvider> plugin : concerned) {
            boolean ofItsFlow = asked(plugin, () -> plugin.provider().flow().matches(problem.flow()));
            Outcome outcome = asked(plugin, () -> plugin.provider().predict(problem));
            if (outcome instanceof Outcome.DoesNotApply refused) {
                if (ofItsFlow) {
                    refusals.put(plugin.name(), refused);
                }
                continue;
            }
            Prediction prediction = ((Outcome.Applies) outcome).prediction();
            theory = merged(theory, asked(plugin, prediction::theory));
            if (unpredicted.isPresent() || !ofItsFlow) {
                continue;
            }
            if (spectral.isEmpty() && asked(plugin, prediction::limitBasis).isPresent()) {
                spectral = Optional.of(prediction);
            }
            if (asked(plugin, () -> follows(made, prediction))) {
                itself = itself.or(() -> Optional.of(
                        new SolvedPrediction(plugin.name(), plugin.provider().summary(), prediction)));
                if (info.isEmpty()) {
                    info = Optional.of(described(plugin, prediction, spectral));
                }
            } else {
                compared = Optional.of(prediction);
                info = Optional.of(described(plugin, prediction, spectral));
                break;
            }
        }
        Optional<String> followed =
                itself.map(plugin -> "dynamics " + dynamics.name() + " is the prediction " + plugin.name() + " itself");
        String reason =
                unpredicted.or(() -> followed).orElseGet(() -> reason(problem.flow(), refusals, broken.isPresent()));
        return new PredictionChoice(
                compared, spectral, itself, info, completed(theory, concerned, problem), reason, broken);
    }

    /** Returns true for predictions of the flow, and for those of the gradient flow, whose theory may hold of others too. */
    private static boolean concerns(LoadedPlugin<PredictionProvider> plugin, LimitFlow flow) {
        LimitFlow solved = asked(plugin, () -> plugin.provider().flow());
        return solved.matches(flow) || solved.matches(LimitFlow.GRADIENT);
    }

    /**
     * Returns why no prediction of a flow applies, with the flow if it is not the gradient flow.
     *
     * @param broken true if a prediction failed, which may have been one of this flow
     */
    private static String reason(LimitFlow flow, Map<String, Outcome.DoesNotApply> refusals, boolean broken) {
        if (refusals.isEmpty() && !flow.matches(LimitFlow.GRADIENT)) {
            return "no prediction of the flow '" + flow.name() + "' is installed" + (broken ? " and works: " : ": ")
                    + flow.inWords();
        }
        String reason = PredictionProvider.reason(refusals);
        return flow.matches(LimitFlow.GRADIENT) ? reason : reason + ", in the flow " + flow.inWords();
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
                theory = merged(theory, asked(plugin, () -> plugin.provider().theory(problem)));
            }
        }
        return theory;
    }

    /** Merges two theories; where both define a part, the first wins. */
    private static Theory merged(Theory first, Theory second) {
        return new Theory(first.modes().or(second::modes), first.lyapunov().or(second::lyapunov));
    }

    private static PredictionInfo described(
            LoadedPlugin<PredictionProvider> plugin, Prediction prediction, Optional<Prediction> spectral) {
        return asked(plugin, () -> info(plugin, prediction, spectral));
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
