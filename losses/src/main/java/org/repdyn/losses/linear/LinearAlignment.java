package org.repdyn.losses.linear;

import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;

/**
 * Loss L = −(1/n) Σᵢ u(xᵢ)ᵀu(xᵢ⁺), which attracts positives and repels nothing. It is unbounded below unless the weights
 * are constrained; under WᵀW = I its minimiser spans the top eigenvectors of the cross-moment of the views. It is the
 * non-contrastive loss of Esser, Mukherjee and Ghoshdastidar (2023), with a mean over the batch instead of a sum.
 */
final class LinearAlignment extends BlockQuadraticLoss {

    /** Creates the loss, for batches of anchors with one positive each. */
    public LinearAlignment() {
        super("linear-alignment", ViewRequirements.PAIRS);
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
