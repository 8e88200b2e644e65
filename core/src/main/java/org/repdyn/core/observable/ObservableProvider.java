package org.repdyn.core.observable;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * An observable as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ObservableProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance for one run, used by one thread. */
    Observable create(O options);
}
