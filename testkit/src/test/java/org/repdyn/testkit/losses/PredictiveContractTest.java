package org.repdyn.testkit.losses;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.ByolProvider;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.DirectPredProvider;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.IsoLossProvider;
import org.repdyn.losses.prediction.SimSiamOptions;
import org.repdyn.losses.prediction.SimSiamProvider;
import org.repdyn.testkit.FieldContract;

@DisplayName("Fields of predictive methods obey the laws")
final class PredictiveContractTest {

    @Nested
    @DisplayName("fields")
    class Fields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of("simsiam", new SimSiamProvider(), new SimSiamOptions(true)),
                    Subject.of("simsiam without its stopped gradient", new SimSiamProvider(), new SimSiamOptions(false)),
                    Subject.of("byol", new ByolProvider(), new ByolOptions(1)),
                    Subject.of("direct-pred", new DirectPredProvider(), new DirectPredOptions(true, true, Optional.empty())),
                    Subject.of("direct-pred without its stopped gradient", new DirectPredProvider(), new DirectPredOptions(false, false, Optional.empty())),
                    Subject.of("iso-loss", new IsoLossProvider(), new IsoLossOptions(IsoLossOptions.Geometry.EUCLIDEAN)),
                    Subject.of("iso-loss, cosine", new IsoLossProvider(), new IsoLossOptions(IsoLossOptions.Geometry.COSINE)));
        }
    }
}
