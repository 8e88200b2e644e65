package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * The provider of an activation of infinitely wide networks, found by {@link java.util.ServiceLoader}. For an activation
 * without a closed form, return a
 * {@link org.repdyn.kernels.quadrature.NumericActivation} of φ and φ'.
 *
 * @param <O> type of its options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ActivationProvider<O extends Record> extends PluginProvider<O> {

    /** Returns an immutable activation. */
    Activation create(O options);
}
