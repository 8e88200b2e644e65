package org.repdyn.study.run;

import java.util.List;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * A prediction of one problem that is solved already, for a dynamics that follows it.
 *
 * @param name name of the prediction
 * @param summary description of the prediction, one line
 * @param solution its closed form of the problem of the run
 */
record SolvedPrediction(String name, String summary, Prediction solution) implements PredictionProvider {

    @Override
    public List<Assumption> assumptions() {
        return List.of();
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        return solution;
    }
}
