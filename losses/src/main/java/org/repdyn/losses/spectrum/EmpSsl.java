package org.repdyn.losses.spectrum;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss −s·mean cos(û, m) − w·R: the cosine of each unit view with the mean m of both views, which is ½‖û + û⁺‖, and the mean
 * over views of the coding rate R of unit rows. Both are maximised. Tong, Chen, Ma and LeCun (2023), eq. 2, for two views,
 * with the authors' weights. The variant {@code LIGHTLY} adds w·R, as lightly does, and so minimises the coding rate.
 */
final class EmpSsl extends TwoViewLoss implements RotationInvariant, ScaleInvariant {

    private final EmpSslOptions options;
    private final double rateFactor;
    private final CodingRate rate;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();

    /** Creates the loss. */
    public EmpSsl(EmpSslOptions options) {
        super("emp-ssl");
        this.options = options;
        this.rateFactor = options.variant() == TotalCodingRateOptions.Variant.LIGHTLY
                ? options.rateWeight()
                : -options.rateWeight();
        this.rate = new CodingRate(options.epsilon());
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        R064Store a = UndefinedPoint.unitRows(first, views.anchors(), name(), "the embedding of the anchor");
        R064Store b = UndefinedPoint.unitRows(second, views.positives(), name(), "the embedding of the positive");
        double rates =
                (rate.evaluate(a, views.toAnchors(), algebra) + rate.evaluate(b, views.toPositives(), algebra)) / 2;
        Matrices.scale(views.toAnchors(), rateFactor / 2);
        Matrices.scale(views.toPositives(), rateFactor / 2);
        double similarity = 0;
        for (int i = 0; i < views.samples(); i++) {
            similarity += similarityToMean(a, b, i, views);
        }
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return -options.similarityWeight() * similarity / views.samples() + rateFactor * rates;
    }

    /** Returns ½‖a + b‖ of two unit rows, and adds −s/n times its gradient to the gradients of {@code views}. */
    private double similarityToMean(R064Store a, R064Store b, int i, ViewPair views) {
        int n = a.getRowDim();
        double squared = 0;
        for (int at = i; at < a.data.length; at += n) {
            squared += (a.data[at] + b.data[at]) * (a.data[at] + b.data[at]);
        }
        double length = Math.sqrt(squared);
        if (length == 0) {
            throw UndefinedPoint.exception(
                    name(),
                    "the views of " + UndefinedPoint.sample(i) + " cancel: their mean is zero and has no direction");
        }
        for (int at = i; at < a.data.length; at += n) {
            double step = options.similarityWeight() / n * (a.data[at] + b.data[at]) / (2 * length);
            views.toAnchors().data[at] -= step;
            views.toPositives().data[at] -= step;
        }
        return length / 2;
    }
}
