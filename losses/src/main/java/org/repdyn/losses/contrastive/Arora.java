package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Exponentials;
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

    /** Slopes of one sample, J. */
    private final double[] slopes;

    /** Slopes of all samples, J×n. */
    private double[][] all = new double[0][];

    private final Exponentials exponentials = new Exponentials();
    private double[] powers = new double[0];
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
        return evaluate(embeddings, gradient, true);
    }

    @Override
    public void field(Embeddings embeddings, R064Store result) {
        evaluate(embeddings, result, false);
    }

    /** Overwrites the gradient, and returns the value, whose logarithms cost more than the gradient, if it is asked for. */
    private double evaluate(Embeddings embeddings, R064Store gradient, boolean valued) {
        int n = embeddings.samples();
        views().require("arora", embeddings.layout());
        R064Store u = embeddings.matrix();
        int exponent = SafeRange.largeExponent(u);
        margins(SafeRange.reduce(u, exponent), n);
        double sum = 0;
        if (options.form() == AroraOptions.Form.LOGISTIC && slopes.length == 1 && exponent == 0) {
            sum = sigmoids(all[0], valued);
        } else {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    slopes[j] = all[j][i];
                }
                sum += options.form() == AroraOptions.Form.LOGISTIC ? logistic(2 * exponent) : hinge(2 * exponent);
                for (int j = 0; j < slopes.length; j++) {
                    all[j][i] = slopes[j];
                }
            }
        }
        push(u, gradient, n);
        return sum / n;
    }

    /** Overwrites {@link #all} with −v. */
    private void margins(R064Store u, int n) {
        if (all.length == 0 || all[0].length != n) {
            all = new double[slopes.length][n];
            powers = new double[n];
        }
        int rows = u.getRowDim();
        double[] positive = powers;
        productsOfRows(u.data, rows, n, n, positive);
        for (int j = 0; j < all.length; j++) {
            double[] to = all[j];
            productsOfRows(u.data, rows, (2 + j) * n, n, to);
            for (int i = 0; i < n; i++) {
                to[i] -= positive[i];
            }
        }
    }

    /** Overwrites {@code result} with the inner products of the anchors and the rows from {@code first} on. */
    private static void productsOfRows(double[] u, int rows, int first, int n, double[] result) {
        Arrays.fill(result, 0);
        for (int at = 0; at < u.length; at += rows) {
            for (int i = 0; i < n; i++) {
                result[i] += u[at + i] * u[at + first + i];
            }
        }
    }

    /** Replaces each x by the derivative of log₂(1 + e^x), and returns the sum of these values if it is asked for. */
    private double sigmoids(double[] x, boolean valued) {
        for (int i = 0; i < x.length; i++) {
            powers[i] = Math.max(Exponentials.MIN_ARGUMENT, -Math.abs(x[i]));
        }
        exponentials.replace(powers, x.length, 0, 1);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double power = x[i] < Exponentials.MIN_ARGUMENT ? Math.exp(x[i]) : powers[i];
            if (valued) {
                sum += x[i] > 0 ? x[i] + Math.log(1 + power) : Math.log1p(power);
            }
            x[i] = (x[i] > 0 ? 1 : power) / ((1 + power) * Math.log(2));
        }
        return sum / Math.log(2);
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

    private void push(R064Store u, R064Store gradient, int n) {
        int rows = u.getRowDim();
        Arrays.fill(gradient.data, 0);
        for (int j = 0; j < all.length; j++) {
            double[] slope = all[j];
            for (int at = 0; at < u.data.length; at += rows) {
                int positive = at + n;
                int negative = at + (2 + j) * n;
                for (int i = 0; i < n; i++) {
                    double factor = slope[i] / n;
                    double pull = factor * u.data[at + i];
                    gradient.data[at + i] += factor * (u.data[negative + i] - u.data[positive + i]);
                    gradient.data[positive + i] -= pull;
                    gradient.data[negative + i] = pull;
                }
            }
        }
    }
}
