package org.repdyn.manifolds.spheres;

import org.apiguardian.api.API;

/** Vectors of a weight matrix that have a fixed length. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ObliqueAxis {
    /** Rows: the incoming weights of each hidden neuron. */
    ROWS,
    /** Columns: the incoming weights of each output, and of each neuron of the linear model. */
    COLUMNS
}
