package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * Provider of a constraint, found by {@link java.util.ServiceLoader}.
 *
 * @param <O> options of the constraint
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ConstraintProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance. */
    Constraint create(O options);
}
