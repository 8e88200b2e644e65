package org.repdyn.losses.contrastive;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.losses.internal.CrossEntropy;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Mean over the n anchors of the cross entropy of the rows of S = UU⁺ᵀ/τ with label i for row i; its value is log n at
 * collapse. Van den Oord, Li and Vinyals (2018), eq. 4; {@link InfoNceOptions.Variant} lists the variants.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public class InfoNce extends TwoViewLoss implements RotationInvariant {

    private final double temperature;
    private final InfoNceOptions.Variant variant;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private final CircleCrossEntropy circle;
    private R064Store logits = R064Store.FACTORY.make(0, 0);
    private R064Store transposed = R064Store.FACTORY.make(0, 0);

    private InfoNce(InfoNceOptions options) {
        super("info-nce");
        this.temperature = options.temperature();
        this.variant = options.variant();
        this.circle = new CircleCrossEntropy(temperature);
    }

    /** Creates the loss. It is scale-invariant for all variants except {@code JING}, which does not normalise rows. */
    public static InfoNce of(InfoNceOptions options) {
        return options.variant() == InfoNceOptions.Variant.JING
                ? new InfoNce(options)
                : new ScaleInvariantForm(options);
    }

    /** Returns the temperature τ. */
    public double temperature() {
        return temperature;
    }

    /** Returns the variant. */
    public InfoNceOptions.Variant variant() {
        return variant;
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        boolean cosine = variant != InfoNceOptions.Variant.JING;
        R064Store a = views.anchors();
        R064Store b = views.positives();
        if (cosine) {
            a = UndefinedPoint.unitRows(first, a, name(), "the embedding of the anchor");
            b = UndefinedPoint.unitRows(second, b, name(), "the embedding of the positive");
        }
        double factor = variant == InfoNceOptions.Variant.MOCO_V3 ? 2 * temperature : 1;
        OptionalDouble onCircle = cosine && circle.suits(a) ? onCircle(a, b, factor, views) : OptionalDouble.empty();
        double value = onCircle.isPresent() ? onCircle.getAsDouble() : ofLogits(a, b, factor, views, algebra);
        if (cosine) {
            first.pullBack(views.toAnchors());
            second.pullBack(views.toPositives());
        }
        return value;
    }

    /** Returns the value, and writes both gradients by the unit rows; returns nothing if it cannot be computed accurately in this way. */
    private OptionalDouble onCircle(R064Store a, R064Store b, double factor, ViewPair views) {
        Arrays.fill(views.toAnchors().data, 0);
        Arrays.fill(views.toPositives().data, 0);
        if (variant != InfoNceOptions.Variant.CLIP) {
            OptionalDouble one = circle.add(a, b, factor, views.toAnchors(), views.toPositives());
            return one.isPresent() ? OptionalDouble.of(factor * one.getAsDouble()) : one;
        }
        OptionalDouble rows = circle.add(a, b, factor / 2, views.toAnchors(), views.toPositives());
        OptionalDouble columns = rows.isPresent()
                ? circle.add(b, a, factor / 2, views.toPositives(), views.toAnchors())
                : OptionalDouble.empty();
        return columns.isPresent()
                ? OptionalDouble.of(factor * (rows.getAsDouble() + columns.getAsDouble()) / 2)
                : OptionalDouble.empty();
    }

    /** Returns the value, and writes both gradients by the rows, from the matrix of logits. */
    private double ofLogits(R064Store a, R064Store b, double factor, ViewPair views, LinearAlgebra algebra) {
        int n = views.samples();
        int exponentA = SafeRange.exponent(a);
        int exponentB = SafeRange.exponent(b);
        int exponent = exponentA + exponentB;
        logits = Matrices.fit(logits, n, n);
        algebra.multiply(SafeRange.reduce(a, exponentA), false, SafeRange.reduce(b, exponentB), true, logits);
        Matrices.scale(logits, 1 / temperature);
        double value = factor
                * (variant == InfoNceOptions.Variant.CLIP ? bothDirections(n) : CrossEntropy.ofRows(logits, exponent));
        Matrices.scale(logits, factor / (n * temperature));
        algebra.multiply(logits, false, b, false, views.toAnchors());
        algebra.multiply(logits, true, a, false, views.toPositives());
        return value;
    }

    /** Returns the mean of the cross entropies of rows and columns; overwrites the logits with the mean of both gradients. */
    private double bothDirections(int n) {
        transposed = Matrices.fit(transposed, n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                transposed.data[i * n + j] = logits.data[j * n + i];
            }
        }
        double value = (CrossEntropy.ofRows(logits, 0) + CrossEntropy.ofRows(transposed, 0)) / 2;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                logits.data[j * n + i] = (logits.data[j * n + i] + transposed.data[i * n + j]) / 2;
            }
        }
        return value;
    }

    private static final class ScaleInvariantForm extends InfoNce implements ScaleInvariant {
        ScaleInvariantForm(InfoNceOptions options) {
            super(options);
        }
    }
}
