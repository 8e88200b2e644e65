package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;

/** Initialisations of the weights of a linear network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum WeightInitialisation {
    /** Independent Gaussian entries. */
    GAUSSIAN,
    /** Each matrix is the leading block of an identity matrix: neuron j depends on coordinate j only. */
    AXES
}
