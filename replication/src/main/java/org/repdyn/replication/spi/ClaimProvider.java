package org.repdyn.replication.spi;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;

/**
 * A kind of claim as found by {@link java.util.ServiceLoader}. A tolerance among its options comes with an option {@code
 * because}: where it comes from.
 *
 * @param <O> its options
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ClaimProvider<O extends Record> extends PluginProvider<O> {

    /** A fresh instance. */
    Claim create(O options);
}
