package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A loss, or a field that is no gradient, as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LossProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance for one run. */
    EmbeddingField create(O options);
}
