package org.repdyn.dynamics.closedform;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.repdyn.dynamics.predictor.DirectPredictorHead;
import org.repdyn.dynamics.predictor.DirectPredictorHeadOptions;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Assumptions that several built-in predictions share. */
final class CommonAssumptions {

    /** Largest matrix whose eigenvectors are computed for a prediction. A larger one takes longer than the run itself. */
    static final int MAX_ROWS = 1500;

    /** The anchors are white, and the noise of the positives is white and uncorrelated with them. */
    static final Assumption WHITE_VIEWS = Assumption.of(
            Subject.VIEWS,
            "white samples with white, uncorrelated noise",
            Moments::areWhiteWithWhiteNoise,
            "the samples and their noise are not exactly white and uncorrelated");

    private CommonAssumptions() {}

    /**
     * Creates the condition that a matrix is small enough for its eigendecomposition.
     *
     * @param what the matrix, such as "the Gram matrix"
     * @param rows its number of rows
     */
    static Assumption decomposable(String what, ToIntFunction<TrainingProblem> rows) {
        return new Assumption(Subject.SIZE, what + " has at most " + MAX_ROWS + " rows", problem -> {
            int given = rows.applyAsInt(problem);
            return given <= MAX_ROWS
                    ? Optional.empty()
                    : Optional.of(what + " has " + given + " rows; at most " + MAX_ROWS + " are allowed");
        });
    }

    /** Returns the predictor head, if there is one. */
    static Optional<PredictorHead> predictor(TrainingProblem problem) {
        return problem.encoder() instanceof EncoderWithCompanions withCompanions
                ? withCompanions.predictor()
                : Optional.empty();
    }

    /** Returns the options of the predictor if it is F^α of the correlation F of the anchors, without averaging. */
    static Optional<DirectPredictorHeadOptions> powerOfCorrelation(TrainingProblem problem) {
        return predictor(problem)
                .filter(DirectPredictorHead.class::isInstance)
                .map(p -> ((DirectPredictorHead) p).options())
                .filter(o -> o.rate().isEmpty()
                        && o.epsilon() == 0
                        && o.views() == DirectPredictorHeadOptions.CorrelatedViews.ANCHORS);
    }
}
