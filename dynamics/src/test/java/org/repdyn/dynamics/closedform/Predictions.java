package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;

import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Static methods that ask a prediction whether it applies to a problem. */
final class Predictions {

    private Predictions() {}

    /** Returns the prediction, and fails if it does not apply. */
    static Prediction applies(PredictionProvider provider, TrainingProblem problem) {
        Outcome outcome = provider.predict(problem);
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Applies.class);
        return ((Outcome.Applies) outcome).prediction();
    }

    /** Returns the reasons why the prediction does not apply. */
    static String refuses(PredictionProvider provider, TrainingProblem problem) {
        return ((Outcome.DoesNotApply) provider.predict(problem)).reason();
    }
}
