package org.repdyn.testkit;

import java.util.function.DoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.Dynamics;

/** The claim of a dynamics about its distance to the gradient flow, for {@link DynamicsContract}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FlowClaim {

    /**
     * The claim that the dynamics follows the flow.
     *
     * @param relative largest deviation of the embeddings on the small problems, relative to their size
     */
    record Within(double relative) implements FlowClaim {}

    /**
     * The claim that the dynamics tends to the flow for small steps.
     *
     * @param order exponent p such that the deviation falls like step^p
     * @param largest step, in units of time, below which the order is visible; ½ must be a multiple of it
     * @param at makes the dynamics with a given step
     */
    record Order(double order, double largest, DoubleFunction<Dynamics> at) implements FlowClaim {}

    /**
     * The declaration that the dynamics does not follow the flow, nor tends to it for small steps.
     *
     * @param reason reason in one line
     */
    record None(String reason) implements FlowClaim {

        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public None {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a dynamics without a claim about the flow needs a reason");
            }
        }
    }
}
