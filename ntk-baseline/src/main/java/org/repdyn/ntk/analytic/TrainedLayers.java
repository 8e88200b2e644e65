package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** Which layers of the infinitely wide network are trained, and thereby under which kernel it moves. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TrainedLayers {
    /** All: the neural tangent kernel. */
    NTK,
    /** The readout alone, over frozen hidden layers: the conjugate (NNGP) kernel. Exact at any width that is large. */
    NNGP
}
