package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;
import org.repdyn.ntk.kernel.AbRelu;
import org.repdyn.ntk.kernel.Activation;
import org.repdyn.ntk.kernel.Erf;

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
