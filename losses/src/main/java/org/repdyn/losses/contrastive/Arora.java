package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Exponentials;
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

    private static final double LN2 = Math.log(2);

    private final AroraOptions options;

    /** Slopes of one sample, J. */
    private final double[] slopes;

    /** Slopes of all samples, J×n. */
    private double[][] all = new double[0][];

    private final Exponentials exponentials = new Exponentials();
    private double[] powers = new double[0];

    /** One column of each view, and of the gradients of two. */
    private double[] anchors = new double[0];

    private double[] positives = new double[0];
    private double[] negatives = new double[0];
    private double[] toAnchors = new double[0];
    private double[] toPositives = new double[0];
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
        embeddings.checkResult(gradient);
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
            anchors = new double[n];
            positives = new double[n];
            negatives = new double[n];
            toAnchors = new double[n];
            toPositives = new double[n];
        }
        int rows = u.getRowDim();
        for (double[] each : all) {
            Arrays.fill(each, 0);
        }
        for (int at = 0; at < u.data.length; at += rows) {
            System.arraycopy(u.data, at, anchors, 0, n);
            System.arraycopy(u.data, at + n, positives, 0, n);
            for (int j = 0; j < all.length; j++) {
                System.arraycopy(u.data, at + (2 + j) * n, negatives, 0, n);
                addMargins(anchors, positives, negatives, all[j]);
            }
        }
    }

    /** Adds a·(b − p) to x. All arrays have one index, so that the loop is vectorised. */
    private static void addMargins(double[] a, double[] p, double[] b, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] += a[i] * (b[i] - p[i]);
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
            powers[i] = power;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] > 0 ? 1 : powers[i]) / ((1 + powers[i]) * LN2);
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
        for (double[] slope : all) {
            scale(slope, 1.0 / n);
        }
        for (int at = 0; at < u.data.length; at += rows) {
            System.arraycopy(u.data, at, anchors, 0, n);
            System.arraycopy(u.data, at + n, positives, 0, n);
            Arrays.fill(toAnchors, 0);
            Arrays.fill(toPositives, 0);
            for (int j = 0; j < all.length; j++) {
                System.arraycopy(u.data, at + (2 + j) * n, negatives, 0, n);
                addPush(all[j], negatives, positives, toAnchors);
                // The negatives are used; their gradient takes their place.
                pull(all[j], anchors, negatives, toPositives);
                System.arraycopy(negatives, 0, gradient.data, at + (2 + j) * n, n);
            }
            System.arraycopy(toAnchors, 0, gradient.data, at, n);
            System.arraycopy(toPositives, 0, gradient.data, at + n, n);
        }
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    private static void addPush(double[] slope, double[] b, double[] p, double[] toAnchors) {
        for (int i = 0; i < toAnchors.length; i++) {
            toAnchors[i] += slope[i] * (b[i] - p[i]);
        }
    }

    private static void pull(double[] slope, double[] a, double[] toNegatives, double[] toPositives) {
        for (int i = 0; i < a.length; i++) {
            double pull = slope[i] * a[i];
            toNegatives[i] = pull;
            toPositives[i] -= pull;
        }
    }
}
