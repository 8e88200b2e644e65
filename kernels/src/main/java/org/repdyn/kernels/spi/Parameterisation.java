package org.repdyn.kernels.spi;

import org.apiguardian.api.API;

/**
 * The scaling of the weights of an affine layer, which determines the term of its own parameters in the tangent kernel.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Parameterisation {
    /** z = (σ/√fan-in)Wx + βb, all parameters N(0, 1): Θ' = K' + σ²Θ, independent of widths. */
    NTK,
    /**
     * z = Wx + b, W ~ N(0, σ²/fan-in), b ~ N(0, β²): Θ' = fan-in·K + σ²Θ + 1, where the 1 is present if there is a
     * bias.
     */
    STANDARD
}
