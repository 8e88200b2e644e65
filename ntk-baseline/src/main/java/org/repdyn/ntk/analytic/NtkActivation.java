package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.activations.Erf;
import org.repdyn.kernels.spi.Activation;

/** The activations offered by {@code ntk}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum NtkActivation {
    /** max(x, 0). */
    RELU,
    /** erf(x). */
    ERF;

    Activation function() {
        return switch (this) {
            case RELU -> AbRelu.RELU;
            case ERF -> Erf.STANDARD;
        };
    }
}
