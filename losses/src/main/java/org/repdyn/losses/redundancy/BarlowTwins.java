package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Workers;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.RowBlocks;
import org.repdyn.losses.internal.StandardColumns;
import org.repdyn.losses.internal.StandardMoments;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss L = scale·(Σ(C_ii − 1)² + λ Σ_{i≠j} C_ij²), C = Z̃ᵀZ̃⁺/n the cross-correlation of columns standardised over the batch.
 * Its value is scale·k for a constant batch and about scale·λk(k − 1) for identical columns: for small k the usual λ hardly
 * penalises dimensional collapse. Zbontar, Jing, Misra, LeCun and Deny (2021), eq. 1.
 */
class BarlowTwins extends TwoViewLoss implements MomentField {

    private final BarlowTwinsOptions options;
    private final StandardColumns first;
    private final StandardColumns second;
    private R064Store cross = R064Store.FACTORY.make(0, 0);
    private R064Store stacked = R064Store.FACTORY.make(0, 0);
    private R064Store x = R064Store.FACTORY.make(0, 0);
    private R064Store y = R064Store.FACTORY.make(0, 0);

    private BarlowTwins(BarlowTwinsOptions options) {
        super("barlow-twins");
        this.options = options;
        this.first = columns(options);
        this.second = columns(options);
    }

    /** Creates the loss; for ε = 0 it is {@link ScaleInvariant}. */
    public static BarlowTwins of(BarlowTwinsOptions options) {
        return options.epsilon() == 0 ? new ScaleInvariantForm(options) : new BarlowTwins(options);
    }

    private static StandardColumns columns(BarlowTwinsOptions options) {
        boolean outside = options.spread() == BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON;
        return new StandardColumns(true, outside ? 0 : options.epsilon(), outside ? options.epsilon() : 0);
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        int n = views.samples();
        int k = views.dimension();
        boolean together = options.statistics() == BarlowTwinsOptions.Statistics.STACKED_VIEWS;
        if (together) {
            standardiseStacked(views, algebra.workers());
        } else {
            x = standardise(first, views.anchors(), n, algebra.workers());
            y = standardise(second, views.positives(), n, algebra.workers());
        }
        cross = Matrices.fit(cross, k, k);
        algebra.multiply(x, true, y, false, cross);
        double value = toCorrelationGradient(cross, n, k);
        algebra.multiply(y, false, cross, true, views.toAnchors());
        algebra.multiply(x, false, cross, false, views.toPositives());
        if (together) {
            RowBlocks.paste(views.toAnchors(), stacked, 0);
            RowBlocks.paste(views.toPositives(), stacked, n);
            first.pullBack(stacked, algebra.workers());
            RowBlocks.copy(stacked, 0, views.toAnchors());
            RowBlocks.copy(stacked, n, views.toPositives());
        } else {
            first.pullBack(views.toAnchors(), algebra.workers());
            second.pullBack(views.toPositives(), algebra.workers());
        }
        return value;
    }

    private R064Store standardise(StandardColumns columns, R064Store z, int rows, Workers workers) {
        boolean unbiased = options.spread() == BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON;
        if (unbiased && rows < 2) {
            throw UndefinedPoint.exception(
                    name(), "the batch has one sample, and the unbiased standard deviation needs at least two");
        }
        int constant = columns.standardise(z, unbiased ? rows - 1 : rows, workers);
        if (constant >= 0) {
            throw UndefinedPoint.exception(
                    name(),
                    "column " + constant
                            + " is constant over the batch and cannot be divided by its spread 0; use epsilon > 0");
        }
        return columns.matrix();
    }

    private void standardiseStacked(ViewPair views, Workers workers) {
        int n = views.samples();
        int k = views.dimension();
        stacked = Matrices.fit(stacked, 2 * n, k);
        x = Matrices.fit(x, n, k);
        y = Matrices.fit(y, n, k);
        RowBlocks.paste(views.anchors(), stacked, 0);
        RowBlocks.paste(views.positives(), stacked, n);
        R064Store both = standardise(first, stacked, 2 * n, workers);
        RowBlocks.copy(both, 0, x);
        RowBlocks.copy(both, n, y);
    }

    /** Replaces the products Z̃ᵀZ̃⁺ by ∂L/∂C divided by n, and returns L. */
    private double toCorrelationGradient(R064Store products, int n, int k) {
        double[] c = products.data;
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                double weight = options.scale() * (i == j ? 1 : options.redundancyWeight());
                double residual = c[j * k + i] / n - (i == j ? 1 : 0);
                value += weight * residual * residual;
                c[j * k + i] = 2 * weight * residual / n;
            }
        }
        return value;
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        Optional<StandardMoments> anchors = standard(moments, 0);
        Optional<StandardMoments> positives = standard(moments, 1);
        if (options.statistics() == BarlowTwinsOptions.Statistics.STACKED_VIEWS
                || anchors.isEmpty()
                || positives.isEmpty()) {
            return false;
        }
        int k = moments.dimension();
        int n = moments.samples();
        R064Store products = anchors.get().products(moments.covariance(0, 1), positives.get());
        R064Store gradient = products.copy();
        toCorrelationGradient(gradient, n, k);
        anchors.get().pullBack(transposed(gradient), positives.get(), transposed(products), 1, 0, result);
        positives.get().pullBack(gradient, anchors.get(), products, 0, 1, result);
        return true;
    }

    private static R064Store transposed(R064Store matrix) {
        return matrix.transpose().collect(R064Store.FACTORY);
    }

    private Optional<StandardMoments> standard(EmbeddingMoments moments, int view) {
        boolean unbiased = options.spread() == BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON;
        int n = moments.samples();
        if (unbiased && n < 2) {
            return Optional.empty();
        }
        return StandardMoments.of(
                moments.covariance(view, view),
                n,
                unbiased ? n - 1 : n,
                unbiased ? 0 : options.epsilon(),
                unbiased ? options.epsilon() : 0);
    }

    private static final class ScaleInvariantForm extends BarlowTwins implements ScaleInvariant {
        ScaleInvariantForm(BarlowTwinsOptions options) {
            super(options);
        }
    }
}
