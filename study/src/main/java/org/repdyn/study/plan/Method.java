package org.repdyn.study.plan;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;

/** How an arm moves. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Method {

    /**
     * Weights follow the field.
     *
     * @param constraints one a weight block, in the encoder's order
     * @param dynamics how they follow
     * @param weightDecay η, in 1/time; 0 without weight decay
     */
    record Training(List<Bound<Constraint>> constraints, Bound<Dynamics> dynamics, double weightDecay)
            implements Method {
        public Training {
            constraints = List.copyOf(constraints);
        }
    }

    /**
     * A function follows the field under a kernel.
     *
     * @param baseline the kernel's side
     */
    record Kernel(Bound<Baseline> baseline) implements Method {}
}
