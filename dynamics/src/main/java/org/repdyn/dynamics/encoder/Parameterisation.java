package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;

/**
 * Parameterisations of a layer: the scale is a factor of the layer, or part of its weights. Both give the same
 * distribution of functions at initialisation, but different training dynamics.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Parameterisation {
    /**
     * The layer carries the scale: a = σ_w·Wh/√(fan-in) + σ_b·b, entries drawn from N(0, 1) (Jacot, Gabriel, Hongler
     * 2018).
     */
    NTK,
    /** The weights carry the scale: a = Wh + b, entries drawn from N(0, σ_w²/fan-in) and N(0, σ_b²). */
    STANDARD
}
