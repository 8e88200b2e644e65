package org.repdyn.losses.linear;

import org.apiguardian.api.API;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;

/**
 * L = −(1/n) Σᵢ u(xᵢ)ᵀu(xᵢ⁺): pull the positive, push nothing. Unbounded below unless the weights are constrained; under
 * WᵀW = I its minimiser spans the top eigenvectors of the cross-moment of the views. The non-contrastive loss of Esser,
 * Mukherjee and Ghoshdastidar (2023), with the mean over the batch in place of their sum.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinearAlignment extends BlockQuadraticLoss {

    /** For batches of anchors with one positive each. */
    public LinearAlignment() {
        super(ViewRequirements.PAIRS);
    }

    @Override
    double[][] coefficients(ViewLayout layout) {
        double[][] a = new double[layout.blocks()][layout.blocks()];
        int positive = layout.positiveBlock(0);
        a[0][positive] = -1;
        a[positive][0] = -1;
        return a;
    }
}
