package org.repdyn.kernels.spi;

import org.apiguardian.api.API;

/** How the weights of an affine layer are scaled, which decides what its own parameters add to the tangent kernel. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Parameterization {
    /** z = (σ/√fan-in)Wx + βb, all parameters N(0, 1): Θ' = K' + σ²Θ. Widths do not matter. */
    NTK,
    /** z = Wx + b, W ~ N(0, σ²/fan-in), b ~ N(0, β²): Θ' = fan-in·K + σ²Θ + 1, the 1 where there is a bias. */
    STANDARD
}
