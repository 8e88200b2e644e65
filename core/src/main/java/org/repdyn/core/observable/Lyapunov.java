package org.repdyn.core.observable;

import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.Snapshot;

/**
 * A function of the state that a theory proves never to increase along the flow: what a field without a loss has in place of
 * one. A conserved quantity is one too.
 *
 * @param formula in one line
 * @param value its value at a state; NaN where it is not defined
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Lyapunov(String formula, ToDoubleFunction<Snapshot> value) {}
