package org.repdyn.testkit.losses;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.PredictionLosses;
import org.repdyn.losses.prediction.SimSiamOptions;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.Subject;

@DisplayName("Fields of predictive methods obey the laws")
final class PredictiveContractTest {

    @Nested
    @DisplayName("fields")
    class Fields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of("simsiam", PredictionLosses.SIMSIAM, new SimSiamOptions(true)),
                    Subject.of(
                            "simsiam without its stopped gradient",
                            PredictionLosses.SIMSIAM,
                            new SimSiamOptions(false)),
                    Subject.of("byol", PredictionLosses.BYOL, new ByolOptions(1)),
                    Subject.of(
                            "direct-pred",
                            PredictionLosses.DIRECT_PRED,
                            new DirectPredOptions(true, true, Optional.empty())),
                    Subject.of(
                            "direct-pred without its stopped gradient",
                            PredictionLosses.DIRECT_PRED,
                            new DirectPredOptions(false, false, Optional.empty())),
                    Subject.of(
                            "iso-loss",
                            PredictionLosses.ISO_LOSS,
                            new IsoLossOptions(IsoLossOptions.Geometry.EUCLIDEAN)),
                    Subject.of(
                            "iso-loss, cosine",
                            PredictionLosses.ISO_LOSS,
                            new IsoLossOptions(IsoLossOptions.Geometry.COSINE)));
        }
    }
}
