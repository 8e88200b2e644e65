package org.repdyn.testkit.losses;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.contrastive.AlignmentUniformityOptions;
import org.repdyn.losses.contrastive.AlignmentUniformityProvider;
import org.repdyn.losses.contrastive.AroraOptions;
import org.repdyn.losses.contrastive.AroraProvider;
import org.repdyn.losses.contrastive.DclOptions;
import org.repdyn.losses.contrastive.DclProvider;
import org.repdyn.losses.contrastive.InfoNceOptions;
import org.repdyn.losses.contrastive.InfoNceProvider;
import org.repdyn.losses.contrastive.KoLeoOptions;
import org.repdyn.losses.contrastive.KoLeoProvider;
import org.repdyn.losses.contrastive.SpectralContrastiveOptions;
import org.repdyn.losses.contrastive.SpectralContrastiveProvider;
import org.repdyn.losses.contrastive.TripletMarginOptions;
import org.repdyn.losses.contrastive.TripletMarginProvider;
import org.repdyn.losses.contrastive.WeightedDclOptions;
import org.repdyn.losses.contrastive.WeightedDclProvider;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.LossContract;

@DisplayName("Losses of contrast obey the laws")
final class ContrastiveContractTest {

    @Nested
    @DisplayName("spectral-contrastive")
    class SpectralContrastivePlain extends LossContract<SpectralContrastiveOptions> {
        @Override
        protected LossProvider<SpectralContrastiveOptions> provider() {
            return new SpectralContrastiveProvider();
        }

        @Override
        protected SpectralContrastiveOptions options() {
            return new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.PLAIN, 1);
        }
    }

    @Nested
    @DisplayName("spectral-contrastive, the authors' code")
    class SpectralContrastiveClipped extends LossContract<SpectralContrastiveOptions> {
        @Override
        protected LossProvider<SpectralContrastiveOptions> provider() {
            return new SpectralContrastiveProvider();
        }

        @Override
        protected SpectralContrastiveOptions options() {
            return new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.CLIPPED, 4);
        }
    }

    @Nested
    @DisplayName("info-nce, cosine")
    class InfoNceCosine extends LossContract<InfoNceOptions> {
        @Override
        protected LossProvider<InfoNceOptions> provider() {
            return new InfoNceProvider();
        }

        @Override
        protected InfoNceOptions options() {
            return new InfoNceOptions(0.5, InfoNceOptions.Variant.COSINE);
        }
    }

    @Nested
    @DisplayName("info-nce, jing")
    class InfoNceJing extends LossContract<InfoNceOptions> {
        @Override
        protected LossProvider<InfoNceOptions> provider() {
            return new InfoNceProvider();
        }

        @Override
        protected InfoNceOptions options() {
            return new InfoNceOptions(0.5, InfoNceOptions.Variant.JING);
        }
    }

    @Nested
    @DisplayName("info-nce, clip")
    class InfoNceClip extends LossContract<InfoNceOptions> {
        @Override
        protected LossProvider<InfoNceOptions> provider() {
            return new InfoNceProvider();
        }

        @Override
        protected InfoNceOptions options() {
            return new InfoNceOptions(0.5, InfoNceOptions.Variant.CLIP);
        }
    }

    @Nested
    @DisplayName("info-nce, moco-v3")
    class InfoNceMoco extends LossContract<InfoNceOptions> {
        @Override
        protected LossProvider<InfoNceOptions> provider() {
            return new InfoNceProvider();
        }

        @Override
        protected InfoNceOptions options() {
            return new InfoNceOptions(0.5, InfoNceOptions.Variant.MOCO_V3);
        }
    }

    @Nested
    @DisplayName("alignment-uniformity")
    class AlignmentUniformityOfTwo extends LossContract<AlignmentUniformityOptions> {
        @Override
        protected LossProvider<AlignmentUniformityOptions> provider() {
            return new AlignmentUniformityProvider();
        }

        @Override
        protected AlignmentUniformityOptions options() {
            return new AlignmentUniformityOptions(2, 2, 1);
        }
    }

    @Nested
    @DisplayName("dcl")
    class DclJoint extends LossContract<DclOptions> {
        @Override
        protected LossProvider<DclOptions> provider() {
            return new DclProvider();
        }

        @Override
        protected DclOptions options() {
            return new DclOptions(0.5, DclOptions.Denominator.JOINT);
        }
    }

    @Nested
    @DisplayName("dcl, per block")
    class DclPerBlock extends LossContract<DclOptions> {
        @Override
        protected LossProvider<DclOptions> provider() {
            return new DclProvider();
        }

        @Override
        protected DclOptions options() {
            return new DclOptions(0.5, DclOptions.Denominator.PER_BLOCK);
        }
    }

    @Nested
    @DisplayName("dclw")
    class Dclw extends FieldContract<WeightedDclOptions> {
        @Override
        protected LossProvider<WeightedDclOptions> provider() {
            return new WeightedDclProvider();
        }

        @Override
        protected WeightedDclOptions options() {
            return new WeightedDclOptions(0.5, 0.5);
        }
    }

    @Nested
    @DisplayName("arora, two negatives")
    class AroraLogistic extends LossContract<AroraOptions> {
        @Override
        protected LossProvider<AroraOptions> provider() {
            return new AroraProvider();
        }

        @Override
        protected AroraOptions options() {
            return new AroraOptions(AroraOptions.Form.LOGISTIC, 2);
        }
    }

    @Nested
    @DisplayName("triplet-margin, with an epsilon")
    class TripletMarginOfDistances extends LossContract<TripletMarginOptions> {
        @Override
        protected LossProvider<TripletMarginOptions> provider() {
            return new TripletMarginProvider();
        }

        @Override
        protected TripletMarginOptions options() {
            return new TripletMarginOptions(TripletMarginOptions.Distance.EUCLIDEAN, 10, 0.05);
        }
    }

    @Nested
    @DisplayName("triplet-margin, without")
    class TripletMarginIsotropic extends LossContract<TripletMarginOptions> {
        @Override
        protected LossProvider<TripletMarginOptions> provider() {
            return new TripletMarginProvider();
        }

        @Override
        protected TripletMarginOptions options() {
            return new TripletMarginOptions(TripletMarginOptions.Distance.EUCLIDEAN, 10, 0);
        }
    }

    @Nested
    @DisplayName("triplet-margin, squares")
    class TripletMarginOfSquares extends LossContract<TripletMarginOptions> {
        @Override
        protected LossProvider<TripletMarginOptions> provider() {
            return new TripletMarginProvider();
        }

        @Override
        protected TripletMarginOptions options() {
            return new TripletMarginOptions(TripletMarginOptions.Distance.SQUARED_EUCLIDEAN, 2, 0);
        }
    }

    @Nested
    @DisplayName("ko-leo")
    class KoLeoOfThePaper extends LossContract<KoLeoOptions> {
        @Override
        protected LossProvider<KoLeoOptions> provider() {
            return new KoLeoProvider();
        }

        @Override
        protected KoLeoOptions options() {
            return new KoLeoOptions(0);
        }
    }
}
