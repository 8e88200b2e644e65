package org.repdyn.manifolds.optimisation;

import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Result of a run.
 *
 * @param point the last good point; of {@link Subgradient} and {@link BarzilaiBorwein}, the best one
 * @param cost cost of the point
 * @param gradientNorm norm of its Riemannian gradient; see {@link Progress#gradientNorm} for problems with constraints and {@link FrankWolfe}
 * @param iterations number of iterations
 * @param stop why the run ended
 * @param evaluations numbers of calls
 * @param seconds time of the run
 * @param trace what was asked to be recorded
 * @param warnings messages for the user, such as on a manifold with two components
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptimisationResult(
        R064Store point,
        double cost,
        double gradientNorm,
        int iterations,
        Stop stop,
        Evaluations evaluations,
        double seconds,
        Trace trace,
        List<String> warnings) {

    /** Returns true if the run ended because it converged, to the tolerance that was asked for. */
    public boolean converged() {
        return stop.cause().indicatesConvergence();
    }
}
