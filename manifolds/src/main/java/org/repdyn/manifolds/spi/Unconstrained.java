package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;

/** A {@link Constraint} that constrains nothing: flat space with the Euclidean metric. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Unconstrained {}
