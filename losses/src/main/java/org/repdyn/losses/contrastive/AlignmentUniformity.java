package org.repdyn.losses.contrastive;

import java.util.Arrays;
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
 * Loss mean ‖û − û⁺‖^α + λ·(unif(U) + unif(U⁺))/2 with unif = log mean_{i&lt;j} exp(−t‖ûᵢ − ûⱼ‖²). Its value is 0 at
 * collapse and −2tnλ/(n − 1) at an aligned simplex of n points. Wang and Isola (2020), section 4.
 */
final class AlignmentUniformity extends TwoViewLoss implements RotationInvariant, ScaleInvariant {

    private final AlignmentUniformityOptions options;
    private final UnitRows first = new UnitRows();
    private final UnitRows second = new UnitRows();
    private R064Store exponents = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public AlignmentUniformity(AlignmentUniformityOptions options) {
        super("alignment-uniformity");
        this.options = options;
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        views.requireTwoSamples("uniformity needs at least two");
        R064Store a = UndefinedPoint.unitRows(first, views.anchors(), name(), "the embedding of the anchor");
        R064Store b = UndefinedPoint.unitRows(second, views.positives(), name(), "the embedding of the positive");
        Arrays.fill(views.toAnchors().data, 0);
        Arrays.fill(views.toPositives().data, 0);
        double alignment = alignment(a, b, views.toAnchors(), views.toPositives());
        double uniformity = (uniformity(a, views.toAnchors()) + uniformity(b, views.toPositives())) / 2;
        first.pullBack(views.toAnchors());
        second.pullBack(views.toPositives());
        return alignment + options.uniformityWeight() * uniformity;
    }

    private double alignment(R064Store a, R064Store b, R064Store toA, R064Store toB) {
        int n = a.getRowDim();
        double alpha = options.alpha();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double squared = Matrices.rowDistanceSquared(a, i, b, i, 0);
            sum += Math.pow(squared, alpha / 2);
            // For α < 2 the loss is not differentiable where the views agree; 0 is a subgradient.
            double slope = squared == 0 ? 0 : alpha * Math.pow(squared, alpha / 2 - 1) / n;
            for (int at = i; at < a.data.length; at += n) {
                double step = slope * (a.data[at] - b.data[at]);
                toA.data[at] += step;
                toB.data[at] -= step;
            }
        }
        return sum / n;
    }

    /** Returns unif of unit rows, and adds λ/2 times its gradient to {@code gradient}. */
    private double uniformity(R064Store unit, R064Store gradient) {
        int n = unit.getRowDim();
        exponents = Matrices.fit(exponents, n, n);
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double exponent = -options.t() * Matrices.rowDistanceSquared(unit, i, unit, j, 0);
                exponents.data[j * n + i] = exponent;
                largest = Math.max(largest, exponent);
            }
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double e = Math.exp(exponents.data[j * n + i] - largest);
                exponents.data[j * n + i] = e;
                sum += e;
            }
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double slope = -options.t() * options.uniformityWeight() * exponents.data[j * n + i] / sum;
                for (int c = 0; c < unit.getColDim(); c++) {
                    double step = slope * (unit.data[c * n + i] - unit.data[c * n + j]);
                    gradient.data[c * n + i] += step;
                    gradient.data[c * n + j] -= step;
                }
            }
        }
        return largest + Math.log(sum / (n * (n - 1.0) / 2));
    }
}
