package org.repdyn.manifolds.optimisation;

import java.util.Optional;
import org.apiguardian.api.API;

/** Method of optimisation with its settings. A solver keeps no state between runs, so that one instance serves many. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Solver {

    Solver() {}

    /** Runs the method until the run ends. */
    abstract void run(SolverRun run);

    /** Returns the gradient of the whole cost if the solver knows it; that of the problem has precedence. */
    Optional<EuclideanGradient> wholeGradient() {
        return Optional.empty();
    }

    /** Returns true if the gradient of a problem has to be that of its cost, not of a part or a multiple of it. */
    boolean takesGradientOfCost() {
        return true;
    }

    /** Returns true if a run ends where its steps change the cost by rounding only and the gradient does not fall; false if the number or the lengths of the steps are given. */
    boolean endsAtRounding() {
        return true;
    }

    /** Returns true if the method looks for a minimum of the cost among all points of the manifold, not under constraints or with a further term. */
    boolean seeksMinimumOfCost() {
        return true;
    }
}
