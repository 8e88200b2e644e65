package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Real function on a manifold, to be minimised. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Cost {

    /**
     * Returns the value at a point. A value that is not finite, or an {@link ArithmeticException}, means that the function is not defined there: a
     * solver then takes a shorter step.
     *
     * @param point valid during the call only; not to be changed
     */
    double value(R064Store point);
}
