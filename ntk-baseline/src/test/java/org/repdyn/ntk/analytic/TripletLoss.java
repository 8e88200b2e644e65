package org.repdyn.ntk.analytic;

import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;

/** The loss (1/n) Σ u(xᵢ)ᵀ(u(xᵢ⁻) − u(xᵢ⁺)), or the same without negatives. */
record TripletLoss(boolean negatives) implements QuadraticLoss {

    @Override
    public ViewRequirements views() {
        return negatives ? ViewRequirements.TRIPLETS : ViewRequirements.PAIRS;
    }

    @Override
    public PairingMatrix pairing(ViewLayout layout) {
        return new BlockPairing(
                layout,
                negatives ? new double[][] {{0, -1, 1}, {-1, 0, 0}, {1, 0, 0}} : new double[][] {{0, -1}, {-1, 0}});
    }
}
