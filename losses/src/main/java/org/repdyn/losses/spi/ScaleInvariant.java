package org.repdyn.losses.spi;

import org.apiguardian.api.API;

/** Marker of a loss whose value does not change when all embeddings are scaled by one positive number. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ScaleInvariant {}
