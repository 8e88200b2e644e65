package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A dynamics as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface DynamicsProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance for one run. */
    Dynamics create(O options);
}
