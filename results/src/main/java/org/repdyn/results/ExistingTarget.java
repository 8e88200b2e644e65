package org.repdyn.results;

import org.apiguardian.api.API;

/** Treatment of results that are already at the target of others. Files and directories of another kind are never replaced. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ExistingTarget {
    /** Existing results are kept, and nothing is written. */
    REFUSE,
    /** Existing results are replaced when the new ones are complete. */
    REPLACE
}
