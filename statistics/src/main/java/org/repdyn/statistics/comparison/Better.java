package org.repdyn.statistics.comparison;

import org.apiguardian.api.API;

/** Direction in which a number is better, which decides who has rank 1. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Better {
    /** Larger numbers are better, as for an accuracy. */
    HIGHER,
    /** Smaller numbers are better, as for a loss. */
    LOWER
}
