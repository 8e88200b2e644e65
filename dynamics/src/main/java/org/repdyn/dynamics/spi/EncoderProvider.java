package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * An encoder as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> the options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface EncoderProvider<O extends Record> extends PluginProvider<O> {

    /** Creates an instance. */
    Encoder create(O options);
}
