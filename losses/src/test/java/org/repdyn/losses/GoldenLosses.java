package org.repdyn.losses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Companions;
import org.repdyn.golden.GoldenCase;
import org.repdyn.golden.GoldenFile.Check;
import org.repdyn.losses.contrastive.AlignmentUniformityOptions;
import org.repdyn.losses.contrastive.AroraOptions;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.DclOptions;
import org.repdyn.losses.contrastive.InfoNce;
import org.repdyn.losses.contrastive.InfoNceOptions;
import org.repdyn.losses.contrastive.KoLeoOptions;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.contrastive.SpectralContrastiveOptions;
import org.repdyn.losses.contrastive.TripletMarginOptions;
import org.repdyn.losses.contrastive.WeightedDclOptions;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.prediction.Byol;
import org.repdyn.losses.prediction.ByolOptions;
import org.repdyn.losses.prediction.DirectPred;
import org.repdyn.losses.prediction.DirectPredOptions;
import org.repdyn.losses.prediction.IsoLoss;
import org.repdyn.losses.prediction.IsoLossOptions;
import org.repdyn.losses.prediction.SimSiam;
import org.repdyn.losses.redundancy.BarlowTwinsLinear;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.RedundancyLosses;
import org.repdyn.losses.redundancy.Tico;
import org.repdyn.losses.redundancy.TicoOptions;
import org.repdyn.losses.redundancy.VibcRegOptions;
import org.repdyn.losses.redundancy.VicRegExpOptions;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.losses.redundancy.WhiteningOptions;
import org.repdyn.losses.spectrum.EmpSslOptions;
import org.repdyn.losses.spectrum.FrosslOptions;
import org.repdyn.losses.spectrum.MmcrOptions;
import org.repdyn.losses.spectrum.SpectrumLosses;
import org.repdyn.losses.spectrum.TotalCodingRateOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.losses.supervised.SquaredRegression;

/** Checks of the golden cases: the built-in loss or field of each, with the options of the case. */
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
            Map.entry("linear-alignment", c -> pair(c).check(LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()))),
            Map.entry("squared-regression", c -> GoldenBatch.of(c, "U").check(new SquaredRegression())),
            Map.entry("nt-xent", c -> pair(c).check(
                            ContrastiveLosses.NT_XENT.create(new NtXentOptions(pair(c).number("temperature"))))),
            Map.entry("barlow-twins-linear", c -> pair(c).check(new BarlowTwinsLinear())),
            Map.entry("barlow-twins", c -> pair(c).check(RedundancyLosses.BARLOW_TWINS.create(barlow(pair(c))))),
            Map.entry("spectral-contrastive", c -> pair(c).check(
                            ContrastiveLosses.SPECTRAL_CONTRASTIVE.create(spectral(pair(c))))),
            Map.entry("vicreg", c -> pair(c).check(RedundancyLosses.VICREG.create(vicreg(pair(c))))),
            Map.entry("info-nce", c -> pair(c).check(InfoNce.of(infoNce(pair(c))))),
            Map.entry("alignment-uniformity", c -> pair(c).check(
                            ContrastiveLosses.ALIGNMENT_UNIFORMITY.create(uniformity(pair(c))))),
            Map.entry("simsiam", c -> pair(c).checkPrediction(new SimSiam(true))),
            Map.entry("byol", c -> pair(c).checkPrediction(new Byol(new ByolOptions(1)))),
            Map.entry("direct-pred", c -> pair(c).checkPrediction(
                            new DirectPred(new DirectPredOptions(pair(c).flag("half"), true, Optional.empty())))),
            Map.entry("iso-loss", GoldenLosses::isoLoss),
            Map.entry("dcl", c -> pair(c).check(ContrastiveLosses.DCL.create(dcl(pair(c))))),
            Map.entry("dclw", GoldenLosses::weightedDcl),
            Map.entry("arora", GoldenLosses::arora),
            Map.entry("triplet-margin", c -> triplet(c)
                    .check(ContrastiveLosses.TRIPLET_MARGIN.create(margin(triplet(c))))),
            Map.entry("w-mse", GoldenLosses::whitening),
            Map.entry("tico", GoldenLosses::tico),
            Map.entry(
                    "mmcr", c -> pair(c).check(SpectrumLosses.MMCR.create(new MmcrOptions(pair(c).number("lambda"))))),
            Map.entry("frossl", c -> pair(c).check(
                            SpectrumLosses.FROSSL.create(new FrosslOptions(pair(c).number("invarianceWeight"))))),
            Map.entry("tcr", GoldenLosses::codingRate),
            Map.entry("emp-ssl", GoldenLosses::empSsl),
            Map.entry("vicreg-exp", GoldenLosses::vicregExp),
            Map.entry("vibcreg", GoldenLosses::vibcreg),
            Map.entry("ko-leo", GoldenLosses::koLeo));

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

    /** Returns the weighting that the options of a case describe, whatever its name. */
    static Weighting weighting(GoldenBatch b) {
        if (b.text("invariance").equals("mean-over-samples")) {
            return Weighting.PAPER_EQUATIONS;
        }
        return b.text("variance").equals("sum") ? Weighting.SOLO_LEARN : Weighting.FB;
    }

    private static VicRegOptions vicreg(GoldenBatch b) {
        return new VicRegOptions(
                b.number("lambda"),
                b.number("mu"),
                b.number("nu"),
                b.number("gamma"),
                b.number("epsilon"),
                weighting(b));
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

    /** Checks iso-loss with a frozen predictor, whose weights have no gradient. */
    private static void isoLoss(GoldenCase c) {
        pair(c).checkPrediction(new IsoLoss(
                new IsoLossOptions(GoldenBatch.constant(IsoLossOptions.Geometry.class, pair(c).text("geometry")))));
    }

    private static DclOptions dcl(GoldenBatch b) {
        return new DclOptions(
                b.number("temperature"),
                b.text("denominator").equals("per-block")
                        ? DclOptions.Denominator.PER_BLOCK
                        : DclOptions.Denominator.JOINT);
    }

    private static void weightedDcl(GoldenCase c) {
        GoldenBatch b = pair(c);
        EmbeddingField field =
                ContrastiveLosses.DCLW.create(new WeightedDclOptions(b.number("temperature"), b.number("sigma")));
        b.check((SurrogateField) field, Companions.NONE);
    }

    private static void arora(GoldenCase c) {
        List<String> blocks = new ArrayList<>(List.of("U", "Uplus"));
        if (c.has("Uminus")) {
            blocks.add("Uminus");
        }
        for (int j = 1; c.has("Uminus" + j); j++) {
            blocks.add("Uminus" + j);
        }
        GoldenBatch b = new GoldenBatch(c, blocks);
        b.check(ContrastiveLosses.ARORA.create(
                new AroraOptions(GoldenBatch.constant(AroraOptions.Form.class, b.text("form")), blocks.size() - 2)));
    }

    private static TripletMarginOptions margin(GoldenBatch b) {
        return new TripletMarginOptions(
                GoldenBatch.constant(TripletMarginOptions.Distance.class, b.text("distance")),
                b.number("margin"),
                b.number("epsilon"));
    }

    private static void whitening(GoldenCase c) {
        GoldenBatch b = pair(c);
        EmbeddingField field = RedundancyLosses.W_MSE.create(new WhiteningOptions(
                GoldenBatch.constant(WhiteningOptions.Root.class, b.text("whitening")),
                b.number("epsilon"),
                b.flag("stopGradient")));
        if (field instanceof Loss loss) {
            b.check(loss);
        } else {
            b.check((SurrogateField) field, Companions.NONE);
        }
    }

    /** Checks tico. C in the file is the running covariance before the step; the step replaces it by βC + (1 − β)·(that of the batch). */
    private static void tico(GoldenCase c) {
        GoldenBatch b = pair(c);
        Tico tico = new Tico(new TicoOptions(b.number("rho"), 1));
        R064Store running = c.matrix("Cprevious");
        R064Store batch = running.copy();
        tico.statistic(b.embeddings(tico), batch);
        double beta = b.number("beta");
        for (int i = 0; i < running.data.length; i++) {
            running.data[i] = beta * running.data[i] + (1 - beta) * batch.data[i];
        }
        b.check(tico, new Companions(Optional.empty(), Optional.empty(), Optional.of(running)));
        Tico leading = new Tico(new TicoOptions(b.number("rho"), 1 - beta, 1));
        b.check(leading, new Companions(Optional.empty(), Optional.empty(), Optional.of(c.matrix("Cprevious"))));
    }

    private static void codingRate(GoldenCase c) {
        GoldenBatch b = GoldenBatch.of(c, "U");
        b.check(SpectrumLosses.TCR.create(new TotalCodingRateOptions(
                b.number("epsilon"),
                b.text("sign").equals("-")
                        ? TotalCodingRateOptions.Variant.OFFICIAL
                        : TotalCodingRateOptions.Variant.LIGHTLY)));
    }

    private static void empSsl(GoldenCase c) {
        GoldenBatch b = pair(c);
        b.check(SpectrumLosses.EMP_SSL.create(
                new EmpSslOptions(b.number("similarityWeight"), b.number("tcrWeight"), b.number("epsilon"))));
    }

    private static void vicregExp(GoldenCase c) {
        GoldenBatch b = pair(c);
        b.check(RedundancyLosses.VICREG_EXP.create(new VicRegExpOptions(
                b.number("lambda"),
                b.number("mu"),
                b.number("nu"),
                b.number("gamma"),
                b.number("epsilon"),
                weighting(b),
                b.number("temperature"))));
    }

    private static void vibcreg(GoldenCase c) {
        GoldenBatch b = pair(c);
        b.check(RedundancyLosses.VIBCREG.create(new VibcRegOptions(
                b.number("lambda"),
                b.number("mu"),
                b.number("nu"),
                b.number("gamma"),
                b.number("epsilon"),
                weighting(b))));
    }

    private static void koLeo(GoldenCase c) {
        GoldenBatch.of(c, "U").check(ContrastiveLosses.KO_LEO.create(new KoLeoOptions(pair(c).number("epsilon"))));
    }
}
