package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * An encoder as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EncoderProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance. */
    Encoder create(O options);
}
