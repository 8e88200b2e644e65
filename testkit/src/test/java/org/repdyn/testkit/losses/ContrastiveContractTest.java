package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.losses.contrastive.AlignmentUniformityOptions;
import org.repdyn.losses.contrastive.AroraOptions;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.DclOptions;
import org.repdyn.losses.contrastive.InfoNceOptions;
import org.repdyn.losses.contrastive.KoLeoOptions;
import org.repdyn.losses.contrastive.SpectralContrastiveOptions;
import org.repdyn.losses.contrastive.TripletMarginOptions;
import org.repdyn.losses.contrastive.WeightedDclOptions;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Contrastive losses obey the laws")
final class ContrastiveContractTest {

    @Nested
    @DisplayName("losses")
    class Losses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(
                            "spectral-contrastive",
                            ContrastiveLosses.SPECTRAL_CONTRASTIVE,
                            new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.PLAIN, 1)),
                    Subject.of(
                            "spectral-contrastive, the authors' code",
                            ContrastiveLosses.SPECTRAL_CONTRASTIVE,
                            new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.CLIPPED, 4)),
                    Subject.of(
                            "info-nce, cosine",
                            ContrastiveLosses.INFO_NCE,
                            new InfoNceOptions(0.5, InfoNceOptions.Variant.COSINE)),
                    Subject.of(
                            "info-nce, jing",
                            ContrastiveLosses.INFO_NCE,
                            new InfoNceOptions(0.5, InfoNceOptions.Variant.JING)),
                    Subject.of(
                            "info-nce, clip",
                            ContrastiveLosses.INFO_NCE,
                            new InfoNceOptions(0.5, InfoNceOptions.Variant.CLIP)),
                    Subject.of(
                            "info-nce, moco-v3",
                            ContrastiveLosses.INFO_NCE,
                            new InfoNceOptions(0.5, InfoNceOptions.Variant.MOCO_V3)),
                    Subject.of(
                            "alignment-uniformity",
                            ContrastiveLosses.ALIGNMENT_UNIFORMITY,
                            new AlignmentUniformityOptions(2, 2, 1)),
                    Subject.of("dcl", ContrastiveLosses.DCL, new DclOptions(0.5, DclOptions.Denominator.JOINT)),
                    Subject.of(
                            "dcl, per block",
                            ContrastiveLosses.DCL,
                            new DclOptions(0.5, DclOptions.Denominator.PER_BLOCK)),
                    Subject.of(
                            "arora, two negatives",
                            ContrastiveLosses.ARORA,
                            new AroraOptions(AroraOptions.Form.LOGISTIC, 2)),
                    Subject.of(
                            "triplet-margin, with an epsilon",
                            ContrastiveLosses.TRIPLET_MARGIN,
                            new TripletMarginOptions(TripletMarginOptions.Distance.EUCLIDEAN, 10, 0.05)),
                    Subject.of(
                            "triplet-margin, without",
                            ContrastiveLosses.TRIPLET_MARGIN,
                            new TripletMarginOptions(TripletMarginOptions.Distance.EUCLIDEAN, 10, 0)),
                    Subject.of(
                            "triplet-margin, squares",
                            ContrastiveLosses.TRIPLET_MARGIN,
                            new TripletMarginOptions(TripletMarginOptions.Distance.SQUARED_EUCLIDEAN, 2, 0)),
                    Subject.of("ko-leo", ContrastiveLosses.KO_LEO, new KoLeoOptions(0)));
        }
    }

    @Nested
    @DisplayName("fields")
    class Fields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of("dclw", ContrastiveLosses.DCLW, new WeightedDclOptions(0.5, 0.5)));
        }
    }
}
