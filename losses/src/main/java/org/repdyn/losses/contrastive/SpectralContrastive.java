package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss L = −(2/n) Σ uᵢ·uᵢ⁺ + Σ_{i≠j} (uᵢ·uⱼ⁺)²/(n(n − 1)). Its population minimum over k dimensions is −Σ max(λ, 0)² over
 * the k largest eigenvalues λ of the normalised augmentation graph. A constant unit vector gives −1, so complete collapse is
 * not a minimum if a second eigenvalue is positive. HaoChen, Wei, Gaidon and Ma (2021), eq. 6.
 *
 * <p>The variant {@code CLIPPED} is the authors' code: rows longer than √μ are first shortened to √μ, and the result is
 * divided by μ.
 */
final class SpectralContrastive extends TwoViewLoss implements RotationInvariant {

    private final SpectralContrastiveOptions options;
    private final CutRows first;
    private final CutRows second;
    private R064Store anchorGram = R064Store.FACTORY.make(0, 0);
    private R064Store positiveGram = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public SpectralContrastive(SpectralContrastiveOptions options) {
        super("spectral-contrastive");
        this.options = options;
        this.first = new CutRows(Math.sqrt(options.mu()));
        this.second = new CutRows(Math.sqrt(options.mu()));
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        views.requireTwoSamples("there are no negatives");
        boolean clipped = options.variant() == SpectralContrastiveOptions.Variant.CLIPPED;
        int exponent = clipped ? 0 : SafeRange.largeExponent(views.anchors(), views.positives());
        R064Store a = clipped ? first.cut(views.anchors()) : SafeRange.reduce(views.anchors(), exponent);
        R064Store b = clipped ? second.cut(views.positives()) : SafeRange.reduce(views.positives(), exponent);
        int n = views.samples();
        int k = a.getColDim();
        double factor = clipped ? 1 / options.mu() : 1;
        // At 2⁻ᵉU the loss divided by 2⁴ᵉ has the attraction 2⁻²ᵉ.
        double attraction = Math.scalb(1.0, -2 * exponent);
        double repulsion = 1.0 / n / (n - 1.0);
        // Σᵢⱼ (uᵢ·uⱼ⁺)² = tr(UᵀU·U⁺ᵀU⁺) sums over all pairs with k×k matrices; the loop below subtracts the pairs i =
        // j.
        anchorGram = Matrices.fit(anchorGram, k, k);
        positiveGram = Matrices.fit(positiveGram, k, k);
        algebra.gram(a, true, anchorGram);
        algebra.gram(b, true, positiveGram);
        double negative = 0;
        for (int i = 0; i < anchorGram.data.length; i++) {
            negative += anchorGram.data[i] * positiveGram.data[i];
        }
        Matrices.scale(anchorGram, 2 * factor * repulsion);
        Matrices.scale(positiveGram, 2 * factor * repulsion);
        R064Store toAnchors = views.toAnchors();
        R064Store toPositives = views.toPositives();
        algebra.multiply(a, false, positiveGram, false, toAnchors);
        algebra.multiply(b, false, anchorGram, false, toPositives);
        double positive = 0;
        for (int i = 0; i < n; i++) {
            double own = 0;
            for (int j = 0; j < k; j++) {
                own += a.data[j * n + i] * b.data[j * n + i];
            }
            positive += own;
            negative -= own * own;
            double pull = -2 * factor * (attraction / n + repulsion * own);
            for (int j = 0; j < k; j++) {
                toAnchors.data[j * n + i] += pull * b.data[j * n + i];
                toPositives.data[j * n + i] += pull * a.data[j * n + i];
            }
        }
        if (clipped) {
            first.pullBack(views.toAnchors());
            second.pullBack(views.toPositives());
        }
        SafeRange.multiply(toAnchors, 3 * exponent);
        SafeRange.multiply(toPositives, 3 * exponent);
        return Math.scalb(factor * (repulsion * negative - 2 * attraction * positive / n), 4 * exponent);
    }
}
