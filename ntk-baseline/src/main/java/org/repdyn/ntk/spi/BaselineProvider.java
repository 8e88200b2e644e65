package org.repdyn.ntk.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.kernels.spi.NetworkParts;

/**
 * A baseline as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface BaselineProvider<O extends Record> extends PluginProvider<O> {

    /** Returns a fresh instance for one run. */
    Baseline create(O options);

    /** Computes the same as {@link #create(Record)}, for baselines whose networks are made of plugins. */
    default Baseline create(O options, NetworkParts parts) {
        return create(options);
    }
}
