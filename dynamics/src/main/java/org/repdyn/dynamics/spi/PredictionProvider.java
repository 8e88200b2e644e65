package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A prediction as found by {@link java.util.ServiceLoader}: offered the combination of field, encoder, constraints and
 * data, it answers with a trajectory or with the reason why it does not apply.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PredictionProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    /** Offers a problem. */
    Outcome predict(TrainingProblem problem);

    /**
     * What is known of a problem whose trajectory is not predicted, such as the eigenbasis of a quadratic loss under a
     * constraint without a closed form. Asked for where no prediction applies that knows it.
     */
    default Theory theory(TrainingProblem problem) {
        return Theory.NONE;
    }

    /** What a prediction says to a problem. */
    sealed interface Outcome {

        /** It applies. */
        record Applies(Prediction prediction) implements Outcome {}

        /** It does not apply; the reason in one line. */
        record DoesNotApply(String reason) implements Outcome {}
    }
}
