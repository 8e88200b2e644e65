package org.repdyn.core.network;

import org.apiguardian.api.API;

/**
 * Parameterisations of an affine layer: the scale σ is a factor of the layer, or part of its weights. Both give the same
 * distribution of functions at initialisation, but different training dynamics and tangent kernels.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Parameterisation {
    /**
     * The layer carries the scale: z = (σ/√fan-in)Wx + βb, all parameters drawn from N(0, 1) (Jacot, Gabriel, Hongler
     * 2018). The tangent kernel Θ' = K' + σ²Θ does not depend on widths.
     */
    NTK,
    /**
     * The weights carry the scale: z = Wx + b, entries drawn from N(0, σ²/fan-in) and N(0, β²). The tangent kernel is
     * Θ' = fan-in·K + σ²Θ + 1, where the 1 is present if there is a bias.
     */
    STANDARD
}
