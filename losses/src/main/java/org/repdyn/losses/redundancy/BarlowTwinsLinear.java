package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.SafeRange;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.twoview.TwoViewLoss;
import org.repdyn.losses.twoview.ViewPair;

/**
 * Loss L = ‖C − I‖², C = (UᵀU⁺ + U⁺ᵀU)/(2n): Barlow Twins without centring and normalisation, λ = 1. Its value is k at zero
 * embeddings, a saddle, and k − r after r modes have been learned, so it falls in steps. With this factor the growth rate of
 * a mode with eigenvalue γ is 8γ. Simon, Knutins, Ziyin, Geisz, Fetterman and Albrecht (2023), eq. 3.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BarlowTwinsLinear extends TwoViewLoss implements RotationInvariant, MomentField {

    private R064Store cross = R064Store.FACTORY.make(0, 0);

    /** Creates the loss, for batches of anchors with one positive each. */
    public BarlowTwinsLinear() {
        super("barlow-twins-linear");
    }

    @Override
    protected double evaluate(ViewPair views, LinearAlgebra algebra) {
        int n = views.samples();
        int k = views.dimension();
        cross = Matrices.fit(cross, k, k);
        int exponent = SafeRange.largeExponent(views.anchors(), views.positives());
        R064Store a = SafeRange.reduce(views.anchors(), exponent);
        R064Store b = SafeRange.reduce(views.positives(), exponent);
        // At 2⁻ᵉU the residual C − I is divided by 2²ᵉ.
        double one = Math.scalb(1.0, -2 * exponent);
        algebra.multiply(a, true, b, false, cross);
        double[] c = cross.data;
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double residual = (c[j * k + i] + c[i * k + j]) / (2.0 * n) - (i == j ? one : 0);
                c[j * k + i] = residual;
                c[i * k + j] = residual;
                value += (i == j ? 1 : 2) * residual * residual;
            }
        }
        algebra.multiply(b, false, cross, false, views.toAnchors());
        algebra.multiply(a, false, cross, false, views.toPositives());
        Matrices.scale(views.toAnchors(), 2.0 / n);
        Matrices.scale(views.toPositives(), 2.0 / n);
        SafeRange.multiply(views.toAnchors(), 3 * exponent);
        SafeRange.multiply(views.toPositives(), 3 * exponent);
        return Math.scalb(value, 4 * exponent);
    }

    @Override
    public boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result) {
        int k = moments.dimension();
        R064Store residual = moments.secondMoment(0, 1);
        double[] c = residual.data;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double entry = (c[j * k + i] + c[i * k + j]) / 2 - (i == j ? 1 : 0);
                c[j * k + i] = entry;
                c[i * k + j] = entry;
            }
        }
        result.addUncentred(1, 0, 2, residual, moments.mean(1));
        result.addUncentred(0, 1, 2, residual, moments.mean(0));
        return true;
    }
}
