package org.repdyn.ntk.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.kernels.spi.NetworkParts;

/**
 * The provider of a baseline, found by {@link java.util.ServiceLoader}.
 *
 * @param <O> type of its options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface BaselineProvider<O extends Record> extends PluginProvider<O> {

    /** Returns a fresh instance for one run. */
    Baseline create(O options);

    /**
     * Returns a fresh instance whose network may use the given layers and activations. By default {@link
     * #create(Record)}.
     */
    default Baseline create(O options, NetworkParts parts) {
        return create(options);
    }
}
