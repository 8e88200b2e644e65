package org.repdyn.losses.spectrum;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
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
 * Loss w‖Ẑ − Ẑ⁺‖²/n plus the sum over views of log ‖ẐᵀẐ/k‖², with columns divided by their length over the batch. Aligned
 * views give 0 for rank one and the minimum −2 log k for orthogonal columns. Skean, Dhakal, Jacobs and Giraldo (2024).
 *
 * <p>{@link FrosslOptions.Variant} says whether columns are centred first. The authors' code for two views standardises
 * columns and multiplies them by √k; its Gram matrix has another constant factor, so its value differs from this one by a
 * constant that depends only on n and k.
 */
final class Frossl extends TwoViewLoss implements ScaleInvariant, MomentField {

    private final double weight;
    private final boolean centred;
    private final StandardColumns first;
    private final StandardColumns second;
    private R064Store gram = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public Frossl(FrosslOptions options) {
        super("frossl");
        this.weight = options.invarianceWeight();
        this.centred = options.variant() == FrosslOptions.Variant.STANDARDISED;
        this.first = new StandardColumns(centred, 0, 0);
        this.second = new StandardColumns(centred, 0, 0);
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        R064Store a = normalise(first, views.anchors(), "anchors");
        R064Store b = normalise(second, views.positives(), "positives");
        double value = regularise(a, views.toAnchors(), algebra) + regularise(b, views.toPositives(), algebra);
        double scale = weight / views.samples();
        double squares = 0;
        for (int i = 0; i < a.data.length; i++) {
            double difference = a.data[i] - b.data[i];
            squares += difference * difference;
            views.toAnchors().data[i] += 2 * scale * difference;
            views.toPositives().data[i] -= 2 * scale * difference;
        }
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return value + scale * squares;
    }

    private R064Store normalise(StandardColumns columns, R064Store z, String which) {
        int zero = columns.standardise(z, 1);
        if (zero >= 0) {
            throw UndefinedPoint.exception(
                    name(),
                    "column " + zero + " of the " + which + (centred ? " is constant" : " is zero")
                            + " and cannot be normalised");
        }
        return columns.matrix();
    }

    /** Returns log ‖K‖², K = ẐᵀẐ/k, and overwrites {@code gradient} with 4ẐK/(k‖K‖²). */
    private double regularise(R064Store z, R064Store gradient, LinearAlgebra algebra) {
        int k = z.getColDim();
        gram = Matrices.fit(gram, k, k);
        algebra.gram(z, true, gram);
        Matrices.scale(gram, 1.0 / k);
        double squared = Matrices.inner(gram, gram);
        algebra.multiply(z, false, gram, false, gradient);
        Matrices.scale(gradient, 4 / (k * squared));
        return Math.log(squared);
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        Optional<StandardMoments> anchors = standard(moments, 0);
        Optional<StandardMoments> positives = standard(moments, 1);
        if (anchors.isEmpty() || positives.isEmpty()) {
            return false;
        }
        R064Store cross = anchors.get().products(moment(moments, 0, 1), positives.get());
        R064Store back = cross.transpose().collect(R064Store.FACTORY);
        regularise(moments, anchors.get(), positives.get(), back, 0, result);
        regularise(moments, positives.get(), anchors.get(), cross, 1, result);
        return true;
    }

    private R064Store moment(EmbeddingMoments moments, int a, int b) {
        return centred ? moments.covariance(a, b) : moments.secondMoment(a, b);
    }

    private Optional<StandardMoments> standard(EmbeddingMoments moments, int view) {
        return StandardMoments.of(moment(moments, view, view), moments.samples(), 1, 0, 0);
    }

    /**
     * Adds the part of the field on one view.
     *
     * @param cross products of the normalised columns of the other view and this one
     */
    private void regularise(
            EmbeddingMoments moments,
            StandardMoments own,
            StandardMoments other,
            R064Store cross,
            int view,
            MomentCoefficients result) {
        int k = moments.dimension();
        double pull = 2 * weight / moments.samples();
        R064Store products = own.products(moment(moments, view, view), own);
        // ‖ẐᵀẐ‖² = k²‖K‖², so that 4ẐK/(k‖K‖²) is 4Ẑ·ẐᵀẐ/‖ẐᵀẐ‖².
        double scale = 4 / Matrices.inner(products, products);
        R064Store direct = products.copy();
        Matrices.scale(direct, scale);
        R064Store away = R064Store.FACTORY.make(k, k);
        for (int c = 0; c < k; c++) {
            direct.data[c * k + c] += pull;
            away.data[c * k + c] = -pull;
        }
        own.pullBack(direct, own, products, view, view, result);
        own.pullBack(away, other, cross, 1 - view, view, result);
        if (!centred) {
            result.addMean(view, 1, result.factor(view, view), moments.mean(view));
            result.addMean(view, 1, result.factor(1 - view, view), moments.mean(1 - view));
        }
    }
}
