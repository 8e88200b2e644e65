package org.repdyn.data.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * Provider of an augmentation, found by {@link java.util.ServiceLoader}.
 *
 * @param <O> options of the augmentation
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface AugmentationProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance. */
    Augmentation create(O options);
}
