package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;

/** Marker of a {@link Constraint} that leaves the weights free: flat space with the Euclidean metric. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Unconstrained {}
