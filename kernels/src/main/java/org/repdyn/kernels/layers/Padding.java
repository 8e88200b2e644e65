package org.repdyn.kernels.layers;

import org.apiguardian.api.API;

/** The values of a window beyond the edge. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Padding {
    /** Zeros, as many positions out as in (divided by the stride); the sum is still divided by the full window. */
    SAME,
    /** No values: the window stays inside. */
    VALID,
    /** The values at the opposite edge, with as many positions out as with SAME. */
    CIRCULAR
}
