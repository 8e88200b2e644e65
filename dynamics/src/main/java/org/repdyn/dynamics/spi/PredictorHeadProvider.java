package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A predictor as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> the options
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictorHeadProvider<O extends Record> extends PluginProvider<O> {

    /** Creates an instance. */
    PredictorHead create(O options);
}
