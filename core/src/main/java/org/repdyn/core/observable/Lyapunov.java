package org.repdyn.core.observable;

import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.Snapshot;

/**
 * Lyapunov function: a function of the state that provably never increases along the flow, such as a conserved quantity. It replaces
 * the loss for fields that are not gradients.
 *
 * @param formula formula in one line
 * @param value value at a state; NaN if it is not defined there
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Lyapunov(String formula, ToDoubleFunction<Snapshot> value) {}
