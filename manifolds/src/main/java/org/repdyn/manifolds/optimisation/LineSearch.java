package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/** Choice of the step along a direction of descent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class LineSearch {

    LineSearch() {}

    /** Returns a searcher for one run, which remembers earlier steps. */
    abstract Searcher searcher();

    /** Search along the lines of one run. */
    interface Searcher {

        /**
         * Searches along a line whose slope is negative. On success the line's trial point is at the step returned.
         *
         * @param firstTrial step to try first; 0 to let the search choose it
         * @return the step, larger than 0; 0 if there is none
         */
        double search(LineFunction line, double firstTrial);
    }
}
