package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** The trained layers of the infinitely wide network, which determine its kernel. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TrainedLayers {
    /** All layers: the neural tangent kernel. */
    NTK,
    /** The readout alone, over frozen hidden layers: the conjugate (NNGP) kernel, which stays constant at any width. */
    NNGP
}
