package org.repdyn.testkit.losses;

import java.util.Optional;
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
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.testkit.FieldContract;

@DisplayName("Fields of prediction obey the laws")
final class PredictionContractTest {

    @Nested
    @DisplayName("simsiam")
    class Cosine extends FieldContract<SimSiamOptions> {
        @Override
        protected LossProvider<SimSiamOptions> provider() {
            return new SimSiamProvider();
        }

        @Override
        protected SimSiamOptions options() {
            return new SimSiamOptions(true);
        }
    }

    @Nested
    @DisplayName("simsiam without its stopped gradient")
    class CosineWithoutStop extends FieldContract<SimSiamOptions> {
        @Override
        protected LossProvider<SimSiamOptions> provider() {
            return new SimSiamProvider();
        }

        @Override
        protected SimSiamOptions options() {
            return new SimSiamOptions(false);
        }
    }

    @Nested
    @DisplayName("byol")
    class WithTeacher extends FieldContract<ByolOptions> {
        @Override
        protected LossProvider<ByolOptions> provider() {
            return new ByolProvider();
        }

        @Override
        protected ByolOptions options() {
            return new ByolOptions(1);
        }
    }

    @Nested
    @DisplayName("direct-pred")
    class Half extends FieldContract<DirectPredOptions> {
        @Override
        protected LossProvider<DirectPredOptions> provider() {
            return new DirectPredProvider();
        }

        @Override
        protected DirectPredOptions options() {
            return new DirectPredOptions(true, true, Optional.empty());
        }
    }

    @Nested
    @DisplayName("direct-pred without its stopped gradient")
    class HalfWithoutStop extends FieldContract<DirectPredOptions> {
        @Override
        protected LossProvider<DirectPredOptions> provider() {
            return new DirectPredProvider();
        }

        @Override
        protected DirectPredOptions options() {
            return new DirectPredOptions(false, false, Optional.empty());
        }
    }

    @Nested
    @DisplayName("iso-loss")
    class EuclideanIso extends FieldContract<IsoLossOptions> {
        @Override
        protected LossProvider<IsoLossOptions> provider() {
            return new IsoLossProvider();
        }

        @Override
        protected IsoLossOptions options() {
            return new IsoLossOptions(IsoLossOptions.Geometry.EUCLIDEAN);
        }
    }

    @Nested
    @DisplayName("iso-loss, cosine")
    class CosineIso extends FieldContract<IsoLossOptions> {
        @Override
        protected LossProvider<IsoLossOptions> provider() {
            return new IsoLossProvider();
        }

        @Override
        protected IsoLossOptions options() {
            return new IsoLossOptions(IsoLossOptions.Geometry.COSINE);
        }
    }
}
