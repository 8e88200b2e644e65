package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A constraint as found by {@link java.util.ServiceLoader}.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ConstraintProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance. */
    Constraint create(O options);
}
