package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * State of a run after an iteration, for stopping criteria, traces and observers.
 *
 * @param iteration number of iterations so far; 0 at the start
 * @param point current point, valid during the call only; copy it to keep it
 * @param cost cost of the point
 * @param previousCost cost before the last iteration that moved the point; NaN at the start
 * @param gradientNorm norm of the Riemannian gradient; for a problem with constraints, that of the Lagrangian or the largest
 *     violation, whichever is larger; for {@link FrankWolfe}, its gap
 * @param firstGradientNorm the same at the start of the run
 * @param step length of the last step, 0 if it was rejected; NaN at the start
 * @param evaluations numbers of calls so far
 * @param seconds time since the start
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Progress(
        int iteration,
        R064Store point,
        double cost,
        double previousCost,
        double gradientNorm,
        double firstGradientNorm,
        double step,
        Evaluations evaluations,
        double seconds) {}
