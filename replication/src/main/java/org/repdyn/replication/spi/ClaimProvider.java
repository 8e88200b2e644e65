package org.repdyn.replication.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * Provider of a kind of claim, found by {@link java.util.ServiceLoader}. If the options have a tolerance, they also have an
 * option {@code because} with the reason of the tolerance.
 *
 * @param <O> options of the claim
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ClaimProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a claim. */
    Claim create(O options);
}
