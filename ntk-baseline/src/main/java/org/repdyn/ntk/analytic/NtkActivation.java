package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;
import org.repdyn.ntk.kernel.AbRelu;
import org.repdyn.ntk.kernel.Activation;
import org.repdyn.ntk.kernel.Erf;

/** The activations offered by {@code ntk}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum NtkActivation {
    /** max(x, 0). */
    RELU(AbRelu.RELU),
    /** erf(x). */
    ERF(Erf.STANDARD);

    private final transient Activation function;

    NtkActivation(Activation function) {
        this.function = function;
    }

    Activation function() {
        return function;
    }
}
