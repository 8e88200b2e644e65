package org.repdyn.losses.redundancy;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.CentredColumns;
import org.repdyn.losses.internal.ColumnGroups;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.RowBlocks;
import org.repdyn.losses.internal.StandardColumns;
import org.repdyn.losses.internal.StandardMoments;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * Loss L = scale·(Σ(C_ii − 1)² + λ Σ_{i≠j} C_ij²), C = Z̃ᵀZ̃⁺/n the cross-correlation of columns standardised over the batch.
 * Its value is scale·k for a constant batch and about scale·λk(k − 1) for identical columns: for small k the usual λ hardly
 * penalises dimensional collapse. Zbontar, Jing, Misra, LeCun and Deny (2021), eq. 1.
 */
class BarlowTwins implements Loss, MomentField {

    private static final String NAME = "barlow-twins";

    private final BarlowTwinsOptions options;
    private final CentredColumns anchors;
    private final CentredColumns positives;

    /** Columns standardised by the statistics of both views. */
    private final StandardColumns stacked;

    /** Products of the standardised columns of the views, Z̃ᵀZ̃⁺. */
    private R064Store products = R064Store.FACTORY.make(0, 0);

    /** ∂L/∂C divided by n. */
    private R064Store toCorrelation = products;

    private R064Store x = products;
    private R064Store y = products;

    /** Part of the gradient with respect to one view. */
    private R064Store part = products;

    private double[] factors = new double[0];

    private BarlowTwins(BarlowTwinsOptions options) {
        this.options = options;
        boolean outside = options.spread() == BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON;
        double inRoot = outside ? 0 : options.epsilon();
        double outsideRoot = outside ? options.epsilon() : 0;
        this.anchors = new CentredColumns(inRoot, outsideRoot);
        this.positives = new CentredColumns(inRoot, outsideRoot);
        this.stacked = new StandardColumns(true, inRoot, outsideRoot);
    }

    /** Creates the loss; for ε = 0 it is {@link ScaleInvariant}. */
    public static BarlowTwins of(BarlowTwinsOptions options) {
        return options.epsilon() == 0 ? new ScaleInvariantForm(options) : new BarlowTwins(options);
    }

    private boolean isStacked() {
        return options.statistics() == BarlowTwinsOptions.Statistics.STACKED_VIEWS;
    }

    @Override
    public final ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public final double value(Embeddings embeddings) {
        ViewRequirements.PAIRS.require(NAME, embeddings.layout());
        int n = embeddings.samples();
        int k = embeddings.dimension();
        if (products.getRowDim() != k) {
            products = R064Store.FACTORY.make(k, k);
            toCorrelation = R064Store.FACTORY.make(k, k);
            factors = new double[k];
        }
        LinearAlgebra algebra = embeddings.algebra();
        if (isStacked()) {
            double divisor = divisor(2 * n);
            requireSpread(stacked.standardise(embeddings.matrix(), divisor, algebra.workers()));
            x = Matrices.fit(x, n, k);
            y = Matrices.fit(y, n, k);
            RowBlocks.copy(stacked.matrix(), 0, x);
            RowBlocks.copy(stacked.matrix(), n, y);
            algebra.multiply(x, true, y, false, products);
        } else {
            double divisor = divisor(n);
            requireSpread(anchors.centre(embeddings.matrix(), 0, n, divisor, algebra.workers()));
            requireSpread(positives.centre(embeddings.matrix(), n, n, divisor, algebra.workers()));
            algebra.multiply(anchors.matrix(), true, positives.matrix(), false, products);
            anchors.standardise(products, positives);
        }
        System.arraycopy(products.data, 0, toCorrelation.data, 0, products.data.length);
        return toCorrelationGradient(toCorrelation, n, k);
    }

    @Override
    public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        double value = value(embeddings);
        int n = embeddings.samples();
        LinearAlgebra algebra = embeddings.algebra();
        part = Matrices.fit(part, n, embeddings.dimension());
        if (isStacked()) {
            algebra.multiply(y, false, toCorrelation, true, part);
            RowBlocks.paste(part, gradient, 0);
            algebra.multiply(x, false, toCorrelation, false, part);
            RowBlocks.paste(part, gradient, n);
            stacked.pullBack(gradient, algebra.workers());
        } else {
            gradient(anchors, positives, transposed(toCorrelation), transposed(products), 0, gradient, algebra);
            gradient(positives, anchors, toCorrelation, products, n, gradient, algebra);
        }
        return value;
    }

    /**
     * Overwrites the rows of one view.
     *
     * @param q matrix of the gradient X′Q with respect to the standardised columns X of the view, may be overwritten
     * @param products X′ᵀX
     * @param firstRow first row of the view
     */
    private void gradient(
            CentredColumns own,
            CentredColumns other,
            R064Store q,
            R064Store products,
            int firstRow,
            R064Store gradient,
            LinearAlgebra algebra) {
        own.pullBack(q, products, other, factors);
        algebra.multiply(other.matrix(), false, q, false, part);
        int n = part.getRowDim();
        double[] direct = part.data;
        double[] centred = own.matrix().data;
        ColumnGroups.forEach(part, algebra.workers(), c -> {
            double factor = factors[c];
            int to = c * gradient.getRowDim() + firstRow;
            for (int i = 0; i < n; i++) {
                gradient.data[to + i] = direct[c * n + i] + factor * centred[c * n + i];
            }
        });
    }

    /** Returns the divisor of the sum of squares over so many rows. */
    private int divisor(int rows) {
        boolean unbiased = options.spread() == BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON;
        if (unbiased && rows < 2) {
            throw UndefinedPoint.exception(
                    NAME, "the batch has one sample, and the unbiased standard deviation needs at least two");
        }
        return unbiased ? rows - 1 : rows;
    }

    private static void requireSpread(int constant) {
        if (constant >= 0) {
            throw UndefinedPoint.exception(
                    NAME,
                    "column " + constant
                            + " is constant over the batch and cannot be divided by its spread 0; use epsilon > 0");
        }
    }

    /** Replaces the products Z̃ᵀZ̃⁺ by ∂L/∂C divided by n, and returns L. */
    private double toCorrelationGradient(R064Store matrix, int n, int k) {
        double[] c = matrix.data;
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
        Optional<StandardMoments> first = standard(moments, 0);
        Optional<StandardMoments> second = standard(moments, 1);
        if (isStacked() || first.isEmpty() || second.isEmpty()) {
            return false;
        }
        int k = moments.dimension();
        int n = moments.samples();
        R064Store cross = first.get().products(moments.covariance(0, 1), second.get());
        R064Store gradient = cross.copy();
        toCorrelationGradient(gradient, n, k);
        first.get().pullBack(transposed(gradient), second.get(), transposed(cross), 1, 0, result);
        second.get().pullBack(gradient, first.get(), cross, 0, 1, result);
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
