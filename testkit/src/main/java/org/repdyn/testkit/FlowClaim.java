package org.repdyn.testkit;

import java.util.function.DoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.Dynamics;

/** How near a dynamics says that it comes to the gradient flow, for {@link DynamicsContract}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FlowClaim {

    /**
     * It follows the flow.
     *
     * @param relative largest deviation of the embeddings on the small problems, relative to their size
     */
    record Within(double relative) implements FlowClaim {}

    /**
     * The flow is its limit for small steps.
     *
     * @param order p where the deviation falls like step^p
     * @param largest a step, in time, from which on halving shows the order; goes a whole number of times into ½
     * @param at the dynamics at a step
     */
    record Order(double order, double largest, DoubleFunction<Dynamics> at) implements FlowClaim {}
}
