package org.repdyn.dynamics.closedform;

import static org.assertj.core.api.Assertions.assertThat;

import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.PredictionProvider.Outcome;
import org.repdyn.dynamics.spi.TrainingProblem;

/** What a prediction answers. */
final class Asked {

    private Asked() {}

    static Prediction applies(PredictionProvider provider, TrainingProblem problem) {
        Outcome outcome = provider.predict(problem);
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Applies.class);
        return ((Outcome.Applies) outcome).prediction();
    }

    static String refuses(PredictionProvider provider, TrainingProblem problem) {
        return ((Outcome.DoesNotApply) provider.predict(problem)).reason();
    }
}
