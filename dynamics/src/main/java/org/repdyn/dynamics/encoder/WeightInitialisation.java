package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;

/** Where the weights of a linear network start. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum WeightInitialisation {
    /** Independent Gaussian entries. */
    GAUSSIAN,
    /** Each matrix is the first columns and rows of the identity: neuron j listens to coordinate j alone. */
    AXES
}
