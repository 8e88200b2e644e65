package org.example;

import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;

/** (1/n) Σ ‖uᵢ − uᵢ⁺‖² − ½‖uᵢ − uᵢ⁻‖²: pulls positives together, pushes negatives apart. */
public final class SquaredDistanceProvider implements LossProvider<NoOptions> {

    public String name() {
        return "squared-distance";
    }

    public String summary() {
        return "squared distance to the positive, less half of that to the negative";
    }

    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    public QuadraticLoss create(NoOptions options) {
        return new SquaredDistance();
    }

    private static final class SquaredDistance implements QuadraticLoss {

        public ViewRequirements views() {
            return ViewRequirements.TRIPLETS;
        }

        // L = ½ tr(UᵀMU) with M = A ⊗ I/n over the blocks anchor, positive, negative.
        public PairingMatrix pairing(ViewLayout layout) {
            return new BlockPairing(layout, new double[][] {{1, -2, 1}, {-2, 2, 0}, {1, 0, -1}});
        }
    }
}
