package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.TwoViewLoss;
import org.repdyn.losses.internal.ViewPair;

/**
 * Base class of VICReg and its relatives, which share the squared distance between the views and the hinge on the standard
 * deviation of each column and differ in the decorrelation term. Covariances have divisor n − 1.
 */
abstract class VarianceInvariance extends TwoViewLoss {

    private final VicRegTerms options;
    private R064Store centred = R064Store.FACTORY.make(0, 0);
    private R064Store covariance = R064Store.FACTORY.make(0, 0);
    private R064Store step = R064Store.FACTORY.make(0, 0);

    VarianceInvariance(String name, VicRegTerms options) {
        super(name);
        this.options = options;
    }

    /**
     * Returns the decorrelation term of one view.
     *
     * @param centred Zc, n×k
     * @param covariance k×k, may be overwritten
     * @param gradient n×k, overwritten with the gradient of the term
     */
    abstract double decorrelate(R064Store centred, R064Store covariance, R064Store gradient, LinearAlgebra algebra);

    /** Overwrites {@code gradient} with Zc(G + Gᵀ)/(n − 1), the pullback of G = ∂/∂Cov; {@code g} is symmetrised in place. */
    static void throughCovariance(R064Store centred, R064Store g, R064Store gradient, LinearAlgebra algebra) {
        int k = g.getRowDim();
        double scale = 1 / (centred.getRowDim() - 1.0);
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double both = scale * (g.data[j * k + i] + g.data[i * k + j]);
                g.data[j * k + i] = both;
                g.data[i * k + j] = both;
            }
        }
        algebra.multiply(centred, false, g, false, gradient);
    }

    @Override
    protected final double evaluate(ViewPair views, LinearAlgebra algebra) {
        views.requireTwoSamples("the unbiased variance needs at least two");
        int n = views.samples();
        int k = views.dimension();
        centred = Matrices.fit(centred, n, k);
        covariance = Matrices.fit(covariance, k, k);
        step = Matrices.fit(step, n, k);
        double value = invariance(views);
        value += spread(views.anchors(), views.toAnchors(), algebra);
        value += spread(views.positives(), views.toPositives(), algebra);
        return value;
    }

    private double invariance(ViewPair views) {
        int count = options.variant().meanOverEntries() ? views.anchors().data.length : views.samples();
        double scale = options.invarianceWeight() / count;
        double squares = 0;
        for (int i = 0; i < views.anchors().data.length; i++) {
            double difference = views.anchors().data[i] - views.positives().data[i];
            squares += difference * difference;
            views.toAnchors().data[i] = 2 * scale * difference;
            views.toPositives().data[i] = -2 * scale * difference;
        }
        return scale * squares;
    }

    /** Returns the variance and decorrelation terms of one view, and adds their gradient to {@code gradient}. */
    private double spread(R064Store z, R064Store gradient, LinearAlgebra algebra) {
        int n = z.getRowDim();
        int k = z.getColDim();
        Matrices.centre(z, centred);
        algebra.multiply(centred, true, centred, false, covariance);
        Matrices.scale(covariance, 1 / (n - 1.0));
        double scale = options.varianceWeight() * options.variant().varianceFactor() / k;
        double hinge = 0;
        for (int c = 0; c < k; c++) {
            double deviation = Math.sqrt(covariance.data[c * k + c] + options.epsilon());
            if (deviation < options.deviation()) {
                hinge += options.deviation() - deviation;
                // For ε = 0 the hinge is not differentiable at a constant column; 0 is a subgradient.
                double slope = deviation == 0 ? 0 : scale / ((n - 1) * deviation);
                for (int i = c * n; i < (c + 1) * n; i++) {
                    gradient.data[i] -= slope * centred.data[i];
                }
            }
        }
        double term = decorrelate(centred, covariance, step, algebra);
        for (int i = 0; i < gradient.data.length; i++) {
            gradient.data[i] += options.covarianceWeight() * step.data[i];
        }
        return scale * hinge + options.covarianceWeight() * term;
    }
}
