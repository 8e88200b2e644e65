package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;

/** Where the scale of a layer is kept. The function at initialisation has the same law, its training has not. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Parameterisation {
    /** In the layer: a = σ_w·Wh/√(fan-in) + σ_b·b, entries drawn from N(0, 1) (Jacot, Gabriel, Hongler 2018). */
    NTK,
    /** In the weights: a = Wh + b, entries drawn from N(0, σ_w²/fan-in) and N(0, σ_b²). */
    STANDARD
}
