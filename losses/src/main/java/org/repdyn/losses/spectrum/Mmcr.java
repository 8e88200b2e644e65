package org.repdyn.losses.spectrum;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss −‖C̄‖_* + λ·(1/n) Σᵢ ‖Zᵢ‖_*, C̄ the n×k matrix of the means of both unit views and Zᵢ the two unit views of sample i.
 * Its value at collapse is −√n + λ√2; the minimum of the first term is −√(n·min(n, k)). Where singular values vanish it is
 * not differentiable, and the subgradient of smallest norm is used. Yerxa, Kuang, Simoncelli and Chung (2023), eq. 4.
 */
final class Mmcr extends TwoViewLoss implements RotationInvariant, ScaleInvariant {

    private final double local;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private R064Store centroids = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public Mmcr(MmcrOptions options) {
        super("mmcr");
        this.local = options.localWeight();
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        R064Store a = UndefinedPoint.unitRows(first, views.anchors(), name(), "the embedding of the anchor");
        R064Store b = UndefinedPoint.unitRows(second, views.positives(), name(), "the embedding of the positive");
        int n = views.samples();
        centroids = Matrices.fit(centroids, n, views.dimension());
        for (int i = 0; i < a.data.length; i++) {
            centroids.data[i] = (a.data[i] + b.data[i]) / 2;
        }
        double value = -centroidNorm(views, algebra);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += sampleNorm(a, b, i, views);
        }
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return value + local * sum / n;
    }

    /** Returns ‖C̄‖_*, and overwrites both gradients with −½ of its subgradient. */
    private double centroidNorm(ViewPair views, LinearAlgebra algebra) {
        ThinSvd svd = algebra.thinSvd(centroids);
        double[] sigma = svd.values();
        double smallest = sigma[0] * Math.max(views.samples(), views.dimension()) * Math.ulp(1.0);
        double norm = 0;
        R064Store left = svd.left().copy();
        int n = left.getRowDim();
        for (int j = 0; j < sigma.length; j++) {
            norm += sigma[j];
            if (sigma[j] <= smallest) {
                Arrays.fill(left.data, j * n, (j + 1) * n, 0);
            }
        }
        algebra.multiply(left, false, svd.right(), true, views.toAnchors());
        Matrices.scale(views.toAnchors(), -0.5);
        System.arraycopy(views.toAnchors().data, 0, views.toPositives().data, 0, views.toPositives().data.length);
        return norm;
    }

    /** Returns ‖Zᵢ‖_* = (‖a + b‖ + ‖a − b‖)/√2 of unit rows a, b, and adds λ/n times its gradient to both gradients. */
    private double sampleNorm(R064Store a, R064Store b, int i, ViewPair views) {
        int n = a.getRowDim();
        double plus = 0;
        double minus = 0;
        for (int at = i; at < a.data.length; at += n) {
            plus += (a.data[at] + b.data[at]) * (a.data[at] + b.data[at]);
            minus += (a.data[at] - b.data[at]) * (a.data[at] - b.data[at]);
        }
        plus = Math.sqrt(plus);
        minus = Math.sqrt(minus);
        double scale = local / n / Math.sqrt(2);
        double slopePlus = plus == 0 ? 0 : scale / plus;
        double slopeMinus = minus == 0 ? 0 : scale / minus;
        for (int at = i; at < a.data.length; at += n) {
            double along = slopePlus * (a.data[at] + b.data[at]);
            double across = slopeMinus * (a.data[at] - b.data[at]);
            views.toAnchors().data[at] += along + across;
            views.toPositives().data[at] += along - across;
        }
        return (plus + minus) / Math.sqrt(2);
    }
}
