package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.CrossEntropy;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.TwoViewLoss;
import org.repdyn.losses.internal.UnitRows;
import org.repdyn.losses.internal.ViewPair;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * The cross entropy of the rows of S = UU⁺ᵀ/τ with label i in row i, the mean over n anchors; collapse gives log n. Van den
 * Oord, Li and Vinyals (2018), eq. 4; its variants are {@link InfoNceOptions.Variant}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class InfoNce extends TwoViewLoss implements RotationInvariant {

    private final double temperature;
    private final InfoNceOptions.Variant variant;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private R064Store logits = R064Store.FACTORY.make(0, 0);
    private R064Store transposed = R064Store.FACTORY.make(0, 0);

    private InfoNce(InfoNceOptions options) {
        super("info-nce");
        this.temperature = options.temperature();
        this.variant = options.variant();
    }

    /** The loss; all variants but Jing's divide rows by their length, and so do not see the scale. */
    public static InfoNce of(InfoNceOptions options) {
        return options.variant() == InfoNceOptions.Variant.JING ? new InfoNce(options) : new Cosine(options);
    }

    /** τ. */
    public double temperature() {
        return temperature;
    }

    /** Whose form. */
    public InfoNceOptions.Variant variant() {
        return variant;
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        boolean cosine = variant != InfoNceOptions.Variant.JING;
        R064Store a = views.anchors();
        R064Store b = views.positives();
        if (cosine) {
            a = first.normalise(a, name(), "the embedding of the anchor");
            b = second.normalise(b, name(), "the embedding of the positive");
        }
        int n = views.samples();
        logits = Moments.fit(logits, n, n);
        algebra.multiply(a, false, b, true, logits);
        Moments.scale(logits, 1 / temperature);
        double factor = variant == InfoNceOptions.Variant.MOCO_V3 ? 2 * temperature : 1;
        double value = factor * (variant == InfoNceOptions.Variant.CLIP ? both(n) : CrossEntropy.ofRows(logits));
        Moments.scale(logits, factor / (n * temperature));
        algebra.multiply(logits, false, b, false, views.toAnchors());
        algebra.multiply(logits, true, a, false, views.toPositives());
        if (cosine) {
            first.pullBack(views.toAnchors());
            second.pullBack(views.toPositives());
        }
        return value;
    }

    /** The mean over rows and columns; leaves the mean of both gradients. */
    private double both(int n) {
        transposed = Moments.fit(transposed, n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                transposed.data[i * n + j] = logits.data[j * n + i];
            }
        }
        double value = (CrossEntropy.ofRows(logits) + CrossEntropy.ofRows(transposed)) / 2;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                logits.data[j * n + i] = (logits.data[j * n + i] + transposed.data[i * n + j]) / 2;
            }
        }
        return value;
    }

    private static final class Cosine extends InfoNce implements ScaleInvariant {
        Cosine(InfoNceOptions options) {
            super(options);
        }
    }
}
