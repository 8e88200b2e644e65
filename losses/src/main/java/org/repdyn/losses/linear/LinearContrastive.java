package org.repdyn.losses.linear;

import org.apiguardian.api.API;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;

/**
 * Loss L = (1/n) Σᵢ u(xᵢ)ᵀ(u(xᵢ⁻) − u(xᵢ⁺)), which attracts positives and repels negatives, both linearly in the
 * similarity. It is unbounded below unless the weights are constrained. It is the contrastive loss of Esser, Mukherjee and
 * Ghoshdastidar (2023), with a mean over the batch instead of a sum.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LinearContrastive extends BlockQuadraticLoss {

    /** Creates the loss, for batches of anchors with one positive and one negative each. */
    public LinearContrastive() {
        super("linear-contrastive", ViewRequirements.TRIPLETS);
    }

    @Override
    double[][] coefficients(ViewLayout layout) {
        double[][] a = new double[layout.blocks()][layout.blocks()];
        int positive = layout.positiveBlock(0);
        int negative = layout.negativeBlock(0);
        a[0][positive] = -1;
        a[positive][0] = -1;
        a[0][negative] = 1;
        a[negative][0] = 1;
        return a;
    }
}
