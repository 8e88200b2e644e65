package org.repdyn.dynamics.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A prediction as found by {@link java.util.ServiceLoader}. It declares what it assumes of a training problem, and solves
 * problems that meet all assumptions.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictionProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    /**
     * Returns the flow that the predictions solve; runs of dynamics whose flow has the same name are compared with them. Parameters of the
     * flow, such as a friction, are those of the dynamics, in {@link TrainingProblem#flow}.
     */
    default LimitFlow flow() {
        return LimitFlow.GRADIENT;
    }

    /** Returns everything that is assumed of a problem. */
    List<Assumption> assumptions();

    /**
     * Returns the closed form of a problem.
     *
     * @param problem a problem that meets all {@link #assumptions}; its flow has the name of {@link #flow}, or this is a prediction of the
     *     gradient flow, which is also asked for its theory of runs of other flows
     */
    Prediction solve(TrainingProblem problem);

    /**
     * Returns true if each of its solutions is exact and gives the weights. A dynamics that follows predictions can then
     * choose this one before the run, without solving the problem. By default false: the problem is solved to find out.
     */
    default boolean givesWeights() {
        return false;
    }

    /** Checks the assumptions, and solves the problem if it meets all of them. */
    default Outcome predict(TrainingProblem problem) {
        List<Assumption.Unmet> unmet = Assumption.unmet(assumptions(), problem);
        return unmet.isEmpty() ? new Outcome.Applies(solve(problem)) : new Outcome.DoesNotApply(unmet);
    }

    /**
     * Returns what is known of a problem whose trajectory is not predicted, such as the eigenbasis of a quadratic loss under a
     * constraint without a closed form. Used if no prediction that applies gives this theory.
     */
    default Theory theory(TrainingProblem problem) {
        return Theory.NONE;
    }

    /** The answer of a prediction to a problem. */
    @API(status = API.Status.MAINTAINED, since = "0.1")
    sealed interface Outcome {

        /**
         * The problem meets all assumptions.
         *
         * @param prediction its closed form
         */
        @API(status = API.Status.MAINTAINED, since = "0.1")
        record Applies(Prediction prediction) implements Outcome {}

        /**
         * The problem does not meet all assumptions.
         *
         * @param unmet the assumptions that are not met, at least one
         */
        @API(status = API.Status.MAINTAINED, since = "0.1")
        record DoesNotApply(List<Assumption.Unmet> unmet) implements Outcome {

            public DoesNotApply {
                unmet = List.copyOf(unmet);
            }

            /** Returns all reasons in one line. */
            public String reason() {
                return unmet.stream().map(Assumption.Unmet::reason).collect(Collectors.joining(", and "));
            }

            private boolean forAnotherLoss() {
                return unmet.stream().anyMatch(u -> u.assumption().subject() == Assumption.Subject.LOSS);
            }
        }
    }

    /**
     * Returns, in one line, why no prediction applies: the reasons of the nearest prediction. That is the one that accepts the
     * loss and has the fewest unmet assumptions; of several such predictions, the first.
     *
     * @param answers the answers by the name of the prediction, in the order of the predictions
     */
    static String reason(Map<String, Outcome.DoesNotApply> answers) {
        Optional<Map.Entry<String, Outcome.DoesNotApply>> nearest = answers.entrySet().stream()
                .filter(e -> !e.getValue().forAnotherLoss())
                .min(Comparator.comparing(e -> e.getValue().unmet().size()));
        if (answers.isEmpty()) {
            return "no prediction is installed";
        }
        return nearest.map(e -> "prediction " + e.getKey() + " does not apply: "
                        + e.getValue().reason())
                .orElse("no prediction is known for this loss");
    }
}
