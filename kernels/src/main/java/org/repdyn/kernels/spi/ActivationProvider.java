package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * An activation of infinitely wide networks, as found by {@link java.util.ServiceLoader}. One without a closed form is a
 * {@link org.repdyn.kernels.quadrature.NumericActivation} of φ and φ'.
 *
 * @param <O> its options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ActivationProvider<O extends Record> extends PluginProvider<O> {

    /** Returns an immutable activation. */
    Activation create(O options);
}
