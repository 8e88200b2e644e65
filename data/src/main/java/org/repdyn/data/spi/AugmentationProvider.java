package org.repdyn.data.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * An augmentation as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface AugmentationProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance. */
    Augmentation create(O options);
}
