package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;

/** An encoder with a single weight block and U = X̂W: what closed forms in weight space ask for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LinearInWeights {}
