package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Mean over anchors of ℓ(v) with margins v_j = u·(u⁺ − u_j⁻), j = 1…J. ℓ is logistic, log₂(1 + Σ_j e^{−v_j}), or a hinge,
 * max(0, 1 + max_j(−v_j)). The values at collapse are log₂(1 + J) and 1. Arora, Khandeparkar, Khodak, Plevrakis and Saunshi
 * (2019), definition 2.3.
 */
final class Arora implements Loss, RotationInvariant {

    private final AroraOptions options;
    private final double[] slopes;
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    /** Creates the loss. */
    public Arora(AroraOptions options) {
        this.options = options;
        this.slopes = new double[options.negatives()];
    }

    @Override
    public ViewRequirements views() {
        return new ViewRequirements(1, options.negatives(), false);
    }

    @Override
    public double value(Embeddings embeddings) {
        scratch = Matrices.fit(scratch, embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, scratch);
    }

    @Override
    public double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        int n = embeddings.samples();
        views().require("arora", embeddings.layout());
        R064Store u = embeddings.matrix();
        int exponent = SafeRange.largeExponent(u);
        R064Store reduced = SafeRange.reduce(u, exponent);
        Arrays.fill(gradient.data, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double positive = Matrices.rowProduct(reduced, i, reduced, n + i);
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] = Matrices.rowProduct(reduced, i, reduced, (2 + j) * n + i) - positive;
            }
            sum += options.form() == AroraOptions.Form.LOGISTIC ? logistic(2 * exponent) : hinge(2 * exponent);
            push(u, gradient, i, n);
        }
        return sum / n;
    }

    /** Returns log₂(1 + Σ e^x) of x = −v, and overwrites {@link #slopes}, which hold 2^{−exponent}·x, with ∂/∂x. */
    private double logistic(int exponent) {
        double largest = 0;
        for (double x : slopes) {
            largest = Math.max(largest, x);
        }
        double sum = 0;
        for (double x : slopes) {
            sum += Math.exp(Math.scalb(x - largest, exponent));
        }
        double all = sum + Math.exp(Math.scalb(-largest, exponent));
        double logarithm = largest == 0 ? Math.log1p(sum) : Math.scalb(largest, exponent) + Math.log(all);
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = Math.exp(Math.scalb(slopes[j] - largest, exponent)) / (all * Math.log(2));
        }
        return logarithm / Math.log(2);
    }

    /**
     * Returns max(0, 1 + max x) of x = −v, and overwrites {@link #slopes}, which hold 2^{−exponent}·x, with the subgradient of
     * the first largest entry.
     */
    private double hinge(int exponent) {
        int first = 0;
        for (int j = 1; j < slopes.length; j++) {
            if (slopes[j] > slopes[first]) {
                first = j;
            }
        }
        double value = Math.max(0, 1 + Math.scalb(slopes[first], exponent));
        Arrays.fill(slopes, 0);
        slopes[first] = value > 0 ? 1 : 0;
        return value;
    }

    private void push(R064Store u, R064Store gradient, int i, int n) {
        int rows = u.getRowDim();
        for (int c = 0; c < u.getColDim(); c++) {
            int anchor = c * rows + i;
            int positive = anchor + n;
            for (int j = 0; j < slopes.length; j++) {
                int negative = anchor + (2 + j) * n;
                double slope = slopes[j] / n;
                gradient.data[anchor] += slope * (u.data[negative] - u.data[positive]);
                gradient.data[positive] -= slope * u.data[anchor];
                gradient.data[negative] = slope * u.data[anchor];
            }
        }
    }
}
