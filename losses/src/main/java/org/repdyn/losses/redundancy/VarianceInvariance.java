package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Workers;
import org.repdyn.losses.internal.ColumnGroups;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.internal.Sums;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Base class of VICReg and its relatives, which share the squared distance between the views and the hinge on the standard
 * deviation of each column and differ in the decorrelation term. Covariances have divisor n − 1.
 */
abstract class VarianceInvariance extends TwoViewLoss implements MomentField {

    private final VicRegTerms options;
    private R064Store centred = R064Store.FACTORY.make(0, 0);
    private R064Store covariance = R064Store.FACTORY.make(0, 0);
    private R064Store step = R064Store.FACTORY.make(0, 0);
    private double[] slopes = new double[0];
    private double[] columnSquares = new double[0];

    VarianceInvariance(String name, VicRegTerms options) {
        super(name);
        this.options = options;
    }

    /**
     * Returns the decorrelation term of one view.
     *
     * @param centred Zc, n×k
     * @param covariance 2⁻²ᵉ·Cov, k×k, may be overwritten
     * @param exponent e, 0 unless products of embeddings overflow
     * @param gradient n×k, overwritten with the gradient of the term
     */
    abstract Term decorrelate(
            R064Store centred, R064Store covariance, int exponent, R064Store gradient, LinearAlgebra algebra);

    /**
     * Adds the decorrelation term of one view to the field as a function of moments, times {@code weight}.
     *
     * @param covariance Cov of the view with divisor n − 1, k×k, may be overwritten
     * @return false if the term is not defined
     */
    abstract boolean decorrelate(R064Store covariance, double weight, int samples, int view, MomentCoefficients result);

    /** Adds n times Zc(G + Gᵀ)/(n − 1), what {@link #throughCovariance} computes of rows; {@code g} is symmetrised in place. */
    static void throughCovariance(R064Store g, double weight, int samples, int view, MomentCoefficients result) {
        symmetrise(g, 1 / (samples - 1.0));
        result.addCentred(view, view, samples * weight, g);
    }

    @Override
    public final boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        int n = moments.samples();
        int k = moments.dimension();
        if (n < 2) {
            return false;
        }
        double pull = 2 * options.invarianceWeight() / (options.variant().meanOverEntries() ? k : 1);
        boolean defined = true;
        for (int view = 0; view < 2; view++) {
            result.addMultiple(view, view, pull, moments.mean(view));
            result.addMultiple(1 - view, view, -pull, moments.mean(1 - view));
            R064Store unbiased = moments.covariance(view, view).copy();
            Matrices.scale(unbiased, n / (n - 1.0));
            for (int c = 0; c < k; c++) {
                result.factor(view, view).data[c * k + c] -= n * slope(unbiased.data[c * k + c], n, k);
            }
            double weight = options.covarianceWeight();
            defined &= weight == 0 || decorrelate(unbiased, weight, n, view, result);
        }
        return defined;
    }

    /** Returns the factor of −Zc in the gradient of the hinge of a column of this variance. */
    private double slope(double variance, int samples, int k) {
        double deviation = Math.sqrt(variance + options.epsilon());
        // For ε = 0 the hinge is not differentiable at a constant column; 0 is a subgradient.
        return deviation < options.deviation() && deviation > 0 ? varianceScale(k) / ((samples - 1) * deviation) : 0;
    }

    private double varianceScale(int k) {
        return options.varianceWeight() * options.variant().varianceFactor() / k;
    }

    /**
     * Value quadratic·2²ᵉ + constant. The two parts are kept apart so that parts of different sign do not overflow to ∞ − ∞.
     *
     * @param quadratic factor of 2²ᵉ; 0 if e = 0
     * @param constant the other part
     */
    record Term(double quadratic, double constant) {

        /** Returns the term value·2^{degree·e}. */
        static Term of(double value, int degree, int exponent) {
            return exponent == 0 || degree == 0
                    ? new Term(0, value)
                    : new Term(Math.scalb(value, (degree - 2) * exponent), 0);
        }

        Term times(double weight) {
            return new Term(weight * quadratic, weight * constant);
        }
    }

    /** Overwrites {@code gradient} with Zc(G + Gᵀ)/(n − 1), the pullback of G = ∂/∂Cov; {@code g} is symmetrised in place. */
    static void throughCovariance(R064Store centred, R064Store g, R064Store gradient, LinearAlgebra algebra) {
        symmetrise(g, 1 / (centred.getRowDim() - 1.0));
        algebra.multiply(centred, false, g, false, gradient);
    }

    /** Replaces G by scale·(G + Gᵀ). */
    private static void symmetrise(R064Store g, double scale) {
        int k = g.getRowDim();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double both = scale * (g.data[j * k + i] + g.data[i * k + j]);
                g.data[j * k + i] = both;
                g.data[i * k + j] = both;
            }
        }
    }

    @Override
    protected final double evaluate(ViewPair views, LinearAlgebra algebra) {
        views.requireTwoSamples("the unbiased variance needs at least two");
        int n = views.samples();
        int k = views.dimension();
        centred = Matrices.fit(centred, n, k);
        covariance = Matrices.fit(covariance, k, k);
        step = Matrices.fit(step, n, k);
        if (slopes.length != k) {
            slopes = new double[k];
            columnSquares = new double[k];
        }
        int exponent = SafeRange.largeExponent(views.anchors(), views.positives());
        double invariance = invariance(views, exponent, algebra.workers());
        Term first = spread(views.anchors(), exponent, views.toAnchors(), algebra);
        Term second = spread(views.positives(), exponent, views.toPositives(), algebra);
        double quadratic = invariance + (first.quadratic() + second.quadratic());
        return Math.scalb(quadratic, 2 * exponent) + first.constant() + second.constant();
    }

    /** Returns the invariance term divided by 2²ᵉ, and overwrites both gradients with its gradient. */
    private double invariance(ViewPair views, int exponent, Workers workers) {
        int count = options.variant().meanOverEntries() ? views.anchors().data.length : views.samples();
        double scale = options.invarianceWeight() / count;
        double reduction = Math.scalb(1.0, -exponent);
        double[] a = views.anchors().data;
        double[] b = views.positives().data;
        double[] toA = views.toAnchors().data;
        double[] toB = views.toPositives().data;
        double[] difference = step.data;
        int n = views.samples();
        ColumnGroups.forEach(step, workers, c -> {
            for (int i = c * n; i < (c + 1) * n; i++) {
                double d = a[i] - b[i];
                difference[i] = d * reduction;
                toA[i] = 2 * scale * d;
                toB[i] = -2 * scale * d;
            }
            columnSquares[c] = Sums.ofProducts(difference, difference, c * n, n);
        });
        return scale * Sums.of(columnSquares, 0, columnSquares.length);
    }

    /** Returns the variance and decorrelation terms of one view, and adds their gradient to {@code gradient}. */
    private Term spread(R064Store z, int exponent, R064Store gradient, LinearAlgebra algebra) {
        int n = z.getRowDim();
        int k = z.getColDim();
        ColumnGroups.forEach(z, algebra.workers(), c -> Matrices.centreColumn(z, c, centred));
        R064Store reduced = SafeRange.reduce(centred, exponent);
        algebra.gram(reduced, true, covariance);
        Matrices.scale(covariance, 1 / (n - 1.0));
        double hinge = 0;
        for (int c = 0; c < k; c++) {
            double variance = Math.scalb(covariance.data[c * k + c], 2 * exponent);
            hinge += Math.max(0, options.deviation() - Math.sqrt(variance + options.epsilon()));
            slopes[c] = slope(variance, n, k);
        }
        double weight = options.covarianceWeight();
        // A term without weight need not be defined.
        Term term = weight == 0
                ? new Term(0, 0)
                : decorrelate(centred, covariance, exponent, step, algebra).times(weight);
        ColumnGroups.forEach(z, algebra.workers(), c -> {
            if (slopes[c] != 0) {
                add(-slopes[c], centred.data, c * n, n, gradient.data);
            }
            if (weight != 0) {
                add(weight, step.data, c * n, n, gradient.data);
            }
        });
        return new Term(term.quadratic(), varianceScale(k) * hinge + term.constant());
    }

    private static void add(double factor, double[] x, int from, int count, double[] target) {
        for (int i = from; i < from + count; i++) {
            target[i] += factor * x[i];
        }
    }
}
