package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/**
 * Rules for the weight β of the last direction in a conjugate direction. With g the gradient, y its change, d the last direction, all at
 * the new point, and g₋ the last gradient.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ConjugateGradientRule {
    /** ‖g‖²/‖g₋‖². Fletcher and Reeves (1964). */
    FLETCHER_REEVES {
        @Override
        double weight(ConjugacyTerms terms) {
            return terms.gg() / terms.ggBefore();
        }
    },
    /** max(0, ⟨g, y⟩/‖g₋‖²). Polak and Ribière (1969), Powell (1984). */
    POLAK_RIBIERE_PLUS {
        @Override
        double weight(ConjugacyTerms terms) {
            return Math.max(0, terms.gy() / terms.ggBefore());
        }
    },
    /** max(0, ⟨g, y⟩/⟨d, y⟩). Hestenes and Stiefel (1952). */
    HESTENES_STIEFEL {
        @Override
        double weight(ConjugacyTerms terms) {
            return terms.dy() == 0 ? 1 : Math.max(0, terms.gy() / terms.dy());
        }
    },
    /**
     * The rule of CG_DESCENT (Hager and Zhang 2005) with the lower bound η⟨d, g₋⟩/‖d‖², η = 0.4, of its later versions (Hager and Zhang 2013), which does not depend on the
     * unit of the cost.
     */
    HAGER_ZHANG {
        @Override
        double weight(ConjugacyTerms terms) {
            // The order of the factors keeps products of four gradients from overflow.
            double weight = (terms.gy() - 2 * terms.yy() * (terms.dg() / terms.dy())) / terms.dy();
            return Math.max(weight, LOWER_BOUND * (terms.dg() - terms.dy()) / terms.dd());
        }
    },
    /** ‖g‖²/⟨d, y⟩. Dai and Yuan (1999); converges under the Wolfe conditions. */
    DAI_YUAN {
        @Override
        double weight(ConjugacyTerms terms) {
            return terms.gg() / terms.dy();
        }
    },
    /** max(0, min(β of Hestenes and Stiefel, β of Dai and Yuan)). Dai and Yuan (2001). */
    HYBRID {
        @Override
        double weight(ConjugacyTerms terms) {
            return Math.max(0, Math.min(terms.gy() / terms.dy(), terms.gg() / terms.dy()));
        }
    };

    /** Constant η of Hager and Zhang. */
    private static final double LOWER_BOUND = 0.4;

    abstract double weight(ConjugacyTerms terms);
}
