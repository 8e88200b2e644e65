package org.repdyn.testkit.predictors;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.repdyn.dynamics.predictor.DirectPredictorOptions;
import org.repdyn.dynamics.predictor.DirectPredictorProvider;
import org.repdyn.dynamics.predictor.LinearPredictorOptions;
import org.repdyn.dynamics.predictor.LinearPredictorProvider;
import org.repdyn.testkit.PredictorContract;

@DisplayName("The built-in predictors obey the laws")
final class PredictorsContractTest extends PredictorContract {

    static Stream<Subject<?>> subjects() {
        return Stream.of(
                Subject.of(
                        new LinearPredictorProvider(),
                        new LinearPredictorOptions(LinearPredictorOptions.Start.GAUSSIAN)),
                Subject.of(new DirectPredictorProvider(), direct(Optional.empty())),
                Subject.of(
                        "direct-pred, running correlation", new DirectPredictorProvider(), direct(Optional.of(2.0))));
    }

    private static DirectPredictorOptions direct(Optional<Double> rate) {
        return new DirectPredictorOptions(0.5, 0.01, DirectPredictorOptions.CorrelatedViews.ANCHORS, rate);
    }
}
