package org.repdyn.testkit.predictors;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.dynamics.predictor.DirectPredictorHeadOptions;
import org.repdyn.dynamics.predictor.LinearPredictorHeadOptions;
import org.repdyn.dynamics.predictor.PredictorHeads;
import org.repdyn.testkit.PredictorHeadContract;
import org.repdyn.testkit.Subject;

@DisplayName("The built-in predictors obey the laws")
final class PredictorHeadsContractTest extends PredictorHeadContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(
                        PredictorHeads.LINEAR,
                        new LinearPredictorHeadOptions(LinearPredictorHeadOptions.Start.GAUSSIAN)),
                Subject.of(PredictorHeads.DIRECT, direct(Optional.empty())),
                Subject.of("direct-pred, running correlation", PredictorHeads.DIRECT, direct(Optional.of(2.0))));
    }

    private static DirectPredictorHeadOptions direct(Optional<Double> rate) {
        return new DirectPredictorHeadOptions(0.5, 0.01, DirectPredictorHeadOptions.CorrelatedViews.ANCHORS, rate);
    }
}
