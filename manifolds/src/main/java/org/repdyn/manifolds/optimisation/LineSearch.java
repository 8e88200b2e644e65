package org.repdyn.manifolds.optimisation;

import org.apiguardian.api.API;

/** Choice of the step along a direction of descent. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class LineSearch {

    LineSearch() {}

    /** Returns a searcher for one run, which remembers earlier steps. */
    abstract Searcher searcher();

    /** Returns true if a step depends on the cost, false if its size is given. */
    boolean comparesCosts() {
        return true;
    }

    /** Search along the lines of one run. */
    interface Searcher {

        /**
         * Searches along a line whose slope is negative. On success the line's trial point is at the step returned.
         *
         * @param firstTrial step to try first; 0 to let the search choose it
         * @return the step, larger than 0; 0 if there is none
         */
        double search(LineFunction line, double firstTrial);

        /** Forgets earlier steps, so that the next search begins as the first one of a run. */
        default void forget() {}

        /** Continues after a search that found no step in its number of trials, by halvings; returns the step, or 0 if there is none. */
        default double shorten(LineFunction line) {
            return line.lower();
        }

        /**
         * Searches along the negative gradient, on which shorter steps lower the cost unless it is flat or has a kink: if there is no step near the last one or
         * within the number of trials, the search begins again and goes on.
         *
         * @return the step, larger than 0; 0 if there is none
         */
        default double searchDownhill(LineFunction line) {
            double t = search(line, 0);
            if (t == 0) {
                forget();
                t = search(line, 0);
            }
            return t > 0 ? t : shorten(line);
        }
    }
}
