package org.repdyn.losses;

import java.util.Map;
import org.repdyn.losses.contrastive.AlignmentUniformity;
import org.repdyn.losses.contrastive.AlignmentUniformityOptions;
import org.repdyn.losses.contrastive.InfoNce;
import org.repdyn.losses.contrastive.InfoNceOptions;
import org.repdyn.losses.contrastive.NtXent;
import org.repdyn.losses.contrastive.SpectralContrastive;
import org.repdyn.losses.contrastive.SpectralContrastiveOptions;
import org.repdyn.losses.linear.LinearAlignment;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.prediction.Byol;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.redundancy.BarlowTwins;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.VicReg;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.testsupport.GoldenCase;
import org.repdyn.testsupport.GoldenFile.Check;

/** Which built-in a golden case is about, with the case's options. */
final class GoldenLosses {

    private GoldenLosses() {}

    private static GoldenBatch pair(GoldenCase golden) {
        return GoldenBatch.of(golden, "U", "Uplus");
    }

    private static GoldenBatch triplet(GoldenCase golden) {
        return GoldenBatch.of(golden, "U", "Uplus", "Uminus");
    }

    static final Map<String, Check> CHECKS = Map.ofEntries(
            Map.entry("linear-contrastive", c -> triplet(c).check(new LinearContrastive())),
            Map.entry("linear-alignment", c -> pair(c).check(new LinearAlignment())),
            Map.entry("squared-regression", c -> GoldenBatch.of(c, "U").check(new SquaredRegression())),
            Map.entry("nt-xent", c -> pair(c).check(new NtXent(pair(c).number("temperature")))),
            Map.entry("barlow-twins-linear", c -> pair(c).check(new BarlowTwinsLinear())),
            Map.entry("barlow-twins", c -> pair(c).check(BarlowTwins.of(barlow(pair(c))))),
            Map.entry("spectral-contrastive", c -> pair(c).check(new SpectralContrastive(spectral(pair(c))))),
            Map.entry("vicreg", c -> pair(c).check(new VicReg(vicreg(pair(c))))),
            Map.entry("info-nce", c -> pair(c).check(InfoNce.of(infoNce(pair(c))))),
            Map.entry("alignment-uniformity", c -> pair(c).check(new AlignmentUniformity(uniformity(pair(c))))),
            Map.entry("simsiam", c -> pair(c).checkPrediction(new SimSiam(true))),
            Map.entry("byol", c -> pair(c).checkPrediction(new Byol(true))),
            Map.entry(
                    "direct-pred",
                    c -> pair(c).checkPrediction(new DirectPred(new DirectPredOptions(pair(c).flag("half"), true)))),
            Map.entry("iso-loss", GoldenLosses::isoLoss));

    private static BarlowTwinsOptions barlow(GoldenBatch b) {
        return new BarlowTwinsOptions(
                b.number("lambda"),
                b.number("scale"),
                b.number("epsilon"),
                GoldenBatch.constant(BarlowTwinsOptions.Spread.class, b.text("std")),
                b.text("statistics").equals("per-view")
                        ? BarlowTwinsOptions.Statistics.PER_VIEW
                        : BarlowTwinsOptions.Statistics.STACKED_VIEWS);
    }

    private static SpectralContrastiveOptions spectral(GoldenBatch b) {
        return b.flag("clip")
                ? new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.CLIPPED, b.number("mu"))
                : new SpectralContrastiveOptions(SpectralContrastiveOptions.Variant.PLAIN, 1);
    }

    /** The variant by what it does, so that a case may bear any name. */
    static Weighting weighting(GoldenBatch b) {
        if (b.text("invariance").equals("mean-over-samples")) {
            return Weighting.PAPER_EQUATIONS;
        }
        return b.text("variance").equals("sum") ? Weighting.SOLO_LEARN : Weighting.FB;
    }

    private static VicRegOptions vicreg(GoldenBatch b) {
        return new VicRegOptions(
                b.number("lambda"), b.number("mu"), b.number("nu"), b.number("gamma"), b.number("epsilon"), weighting(b));
    }

    private static InfoNceOptions infoNce(GoldenBatch b) {
        InfoNceOptions.Variant variant = !b.flag("normalise")
                ? InfoNceOptions.Variant.JING
                : b.text("directions").equals("both")
                        ? InfoNceOptions.Variant.CLIP
                        : b.text("scale").equals("1") ? InfoNceOptions.Variant.COSINE : InfoNceOptions.Variant.MOCO_V3;
        return new InfoNceOptions(b.number("temperature"), variant);
    }

    private static AlignmentUniformityOptions uniformity(GoldenBatch b) {
        return new AlignmentUniformityOptions(b.number("alpha"), b.number("t"), b.number("lambda"));
    }

    /** The predictor is frozen here, so that its weights have no field. */
    private static void isoLoss(GoldenCase c) {
        pair(c).checkPrediction(new IsoLoss(new IsoLossOptions(
                GoldenBatch.constant(IsoLossOptions.Geometry.class, pair(c).text("geometry")))));
    }
}
