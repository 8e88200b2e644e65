package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/** Marks an encoder with a single weight block and U = X̂W, for which closed forms in weight space exist. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LinearInWeights {}
