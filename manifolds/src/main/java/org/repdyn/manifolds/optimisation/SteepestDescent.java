package org.repdyn.manifolds.optimisation;

import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;

/** Steps along the negative gradient. Absil, Mahony, Sepulchre (2008), algorithm 1. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SteepestDescent extends Solver {

    private final LineSearch lineSearch;

    private SteepestDescent(LineSearch lineSearch) {
        this.lineSearch = lineSearch;
    }

    /** Returns the method with {@link Armijo#defaults()}. */
    public static SteepestDescent defaults() {
        return new SteepestDescent(Armijo.defaults());
    }

    /** Returns the method with another line search. */
    public SteepestDescent lineSearch(LineSearch search) {
        return new SteepestDescent(Objects.requireNonNull(search, "lineSearch: the argument search is null"));
    }

    @Override
    boolean endsAtRounding() {
        return lineSearch.comparesCosts();
    }

    @Override
    void run(SolverRun run) {
        LineSearch.Searcher searcher = lineSearch.searcher();
        R064Store direction = Entries.like(run.current().point);
        while (run.descends()) {
            Iterate x = run.current();
            Entries.scale(-1, x.gradient, direction);
            LineFunction line =
                    new LineFunction(run.objective, x, direction, -x.gradientNorm * x.gradientNorm, run.next());
            double t = searcher.searchDownhill(line);
            if (t == 0) {
                run.stallDownhill();
                return;
            }
            run.accept(t * line.speed);
        }
    }
}
