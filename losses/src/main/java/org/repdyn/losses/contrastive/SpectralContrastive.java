package org.repdyn.losses.contrastive;

import java.util.Arrays;
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
    /** One number for each pair of views. */
    private double[] own = new double[0];

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
        double factor = clipped ? 1 / options.mu() : 1;
        // At 2⁻ᵉU the loss divided by 2⁴ᵉ has the attraction 2⁻²ᵉ.
        double attraction = Math.scalb(1.0, -2 * exponent);
        double repulsion = 1.0 / n / (n - 1.0);
        double negative = repelAll(a, b, 2 * factor * repulsion, views, algebra);
        multiplyPairs(a, b);
        double positive = 0;
        for (int i = 0; i < n; i++) {
            positive += own[i];
            negative -= own[i] * own[i];
            // From here on the factor of the other view in the gradient of each view.
            own[i] = -2 * factor * (attraction / n + repulsion * own[i]);
        }
        addMultiples(b, views.toAnchors());
        addMultiples(a, views.toPositives());
        if (clipped) {
            first.pullBack(views.toAnchors());
            second.pullBack(views.toPositives());
        }
        SafeRange.multiply(views.toAnchors(), 3 * exponent);
        SafeRange.multiply(views.toPositives(), 3 * exponent);
        return Math.scalb(factor * (repulsion * negative - 2 * attraction * positive / n), 4 * exponent);
    }

    /**
     * Returns Σᵢⱼ (uᵢ·uⱼ⁺)² = tr(UᵀU·U⁺ᵀU⁺) over all pairs, those with i = j included, from k×k matrices, and overwrites both gradients with
     * U·U⁺ᵀU⁺ and U⁺·UᵀU times a factor.
     */
    private double repelAll(R064Store a, R064Store b, double factor, ViewPair views, LinearAlgebra algebra) {
        int k = a.getColDim();
        anchorGram = Matrices.fit(anchorGram, k, k);
        positiveGram = Matrices.fit(positiveGram, k, k);
        algebra.gram(a, true, anchorGram);
        algebra.gram(b, true, positiveGram);
        double all = 0;
        for (int i = 0; i < anchorGram.data.length; i++) {
            all += anchorGram.data[i] * positiveGram.data[i];
        }
        Matrices.scale(anchorGram, factor);
        Matrices.scale(positiveGram, factor);
        algebra.multiply(a, false, positiveGram, false, views.toAnchors());
        algebra.multiply(b, false, anchorGram, false, views.toPositives());
        return all;
    }

    /** Overwrites {@link #own} with the products uᵢ·uᵢ⁺. */
    private void multiplyPairs(R064Store a, R064Store b) {
        int n = a.getRowDim();
        own = own.length == n ? own : new double[n];
        Arrays.fill(own, 0);
        for (int j = 0; j < a.getColDim(); j++) {
            for (int i = 0; i < n; i++) {
                own[i] += a.data[j * n + i] * b.data[j * n + i];
            }
        }
    }

    /** Adds each row of a view times its entry of {@link #own} to a gradient. */
    private void addMultiples(R064Store view, R064Store gradient) {
        double[] factors = own;
        double[] from = view.data;
        double[] to = gradient.data;
        int n = factors.length;
        for (int j = 0; j < view.getColDim(); j++) {
            for (int i = 0; i < n; i++) {
                to[j * n + i] += factors[i] * from[j * n + i];
            }
        }
    }
}
