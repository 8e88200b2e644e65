package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/**
 * Numbers of calls during a run.
 *
 * @param costs calls of the cost
 * @param gradients calls of the gradient
 * @param hessians products with the Hessian; each costs a gradient if it is approximated by differences
 * @param retractions steps along the manifold
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evaluations(long costs, long gradients, long hessians, long retractions) {}
