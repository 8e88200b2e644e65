package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.TwoViewLoss;
import org.repdyn.losses.internal.ViewPair;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Loss L = ‖C − I‖², C = (UᵀU⁺ + U⁺ᵀU)/(2n): Barlow Twins without centring and normalisation, λ = 1. Its value is k at zero
 * embeddings, a saddle, and k − r after r modes have been learned, so it falls in steps. With this factor the growth rate of
 * a mode with eigenvalue γ is 8γ. Simon, Knutins, Ziyin, Geisz, Fetterman and Albrecht (2023), eq. 3.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BarlowTwinsLinear extends TwoViewLoss implements RotationInvariant {

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
        algebra.multiply(views.anchors(), true, views.positives(), false, cross);
        double[] c = cross.data;
        double value = 0;
        for (int j = 0; j < k; j++) {
            for (int i = 0; i <= j; i++) {
                double residual = (c[j * k + i] + c[i * k + j]) / (2.0 * n) - (i == j ? 1 : 0);
                c[j * k + i] = residual;
                c[i * k + j] = residual;
                value += (i == j ? 1 : 2) * residual * residual;
            }
        }
        algebra.multiply(views.positives(), false, cross, false, views.toAnchors());
        algebra.multiply(views.anchors(), false, cross, false, views.toPositives());
        Matrices.scale(views.toAnchors(), 2.0 / n);
        Matrices.scale(views.toPositives(), 2.0 / n);
        return value;
    }
}
