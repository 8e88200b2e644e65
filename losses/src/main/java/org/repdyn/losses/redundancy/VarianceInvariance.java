package org.repdyn.losses.redundancy;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.TwoViewLoss;
import org.repdyn.losses.internal.ViewPair;

/**
 * What VICReg and its relatives share: the distance of the views, and a hinge on the standard deviation of each column. They
 * differ in how they decorrelate. Covariances have divisor n − 1, ε stands under the root.
 */
abstract class VarianceInvariance extends TwoViewLoss {

    /** λ, μ, ν, the deviation γ up to which the hinge pushes, and ε. */
    record Weights(double invariance, double variance, double covariance, double deviation, double epsilon) {}

    private final Weights weights;
    private final Weighting weighting;
    private R064Store centred = R064Store.FACTORY.make(0, 0);
    private R064Store covariance = R064Store.FACTORY.make(0, 0);
    private R064Store step = R064Store.FACTORY.make(0, 0);

    VarianceInvariance(String name, Weights weights, Weighting weighting) {
        super(name);
        this.weights = weights;
        this.weighting = weighting;
    }

    /**
     * The decorrelation term of one view.
     *
     * @param centred Zc, n×k
     * @param covariance k×k, may be overwritten
     * @param gradient n×k, to be overwritten with the term's gradient
     */
    abstract double decorrelate(R064Store centred, R064Store covariance, R064Store gradient, LinearAlgebra algebra);

    /** Overwrites {@code gradient} with Zc(G + Gᵀ)/(n − 1), the way back from G = ∂/∂Cov, which is symmetrised in place. */
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
        views.requireTwoSamples("the unbiased variance needs two");
        int n = views.samples();
        int k = views.dimension();
        centred = Moments.fit(centred, n, k);
        covariance = Moments.fit(covariance, k, k);
        step = Moments.fit(step, n, k);
        double value = invariance(views);
        value += spread(views.anchors(), views.toAnchors(), algebra);
        value += spread(views.positives(), views.toPositives(), algebra);
        return value;
    }

    private double invariance(ViewPair views) {
        double scale =
                weights.invariance() / (weighting.meanOverEntries() ? views.anchors().data.length : views.samples());
        double squares = 0;
        for (int i = 0; i < views.anchors().data.length; i++) {
            double difference = views.anchors().data[i] - views.positives().data[i];
            squares += difference * difference;
            views.toAnchors().data[i] = 2 * scale * difference;
            views.toPositives().data[i] = -2 * scale * difference;
        }
        return scale * squares;
    }

    /** Variance and decorrelation of one view; adds to its gradient. */
    private double spread(R064Store z, R064Store gradient, LinearAlgebra algebra) {
        int n = z.getRowDim();
        int k = z.getColDim();
        Moments.centre(z, centred);
        algebra.multiply(centred, true, centred, false, covariance);
        Moments.scale(covariance, 1 / (n - 1.0));
        double scale = weights.variance() * weighting.varianceFactor() / k;
        double hinge = 0;
        for (int c = 0; c < k; c++) {
            double deviation = Math.sqrt(covariance.data[c * k + c] + weights.epsilon());
            if (deviation < weights.deviation()) {
                hinge += weights.deviation() - deviation;
                // A constant column does not move, even where ε is 0 and there is nothing to divide by.
                double slope = deviation == 0 ? 0 : scale / ((n - 1) * deviation);
                for (int i = c * n; i < (c + 1) * n; i++) {
                    gradient.data[i] -= slope * centred.data[i];
                }
            }
        }
        double term = decorrelate(centred, covariance, step, algebra);
        for (int i = 0; i < gradient.data.length; i++) {
            gradient.data[i] += weights.covariance() * step.data[i];
        }
        return scale * hinge + weights.covariance() * term;
    }
}
