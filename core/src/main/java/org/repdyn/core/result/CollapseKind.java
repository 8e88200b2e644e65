package org.repdyn.core.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Kind of collapse of the embeddings of an arm between its first and its last state, from none to the most severe. Singular
 * values are those of the embeddings of the training samples, after subtraction of the mean.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum CollapseKind {
    /** No collapse: each singular value that was there at first is still there. */
    NONE,
    /** Dimensional collapse: a singular value fell below a thousandth of the first one. */
    DIMENSIONAL,
    /** Dimensional collapse to one dimension: the effective rank fell below 1.1. */
    RANK_ONE,
    /** Complete collapse: the embeddings shrank below a thousandth of their size, or are the same for all samples. */
    COMPLETE;

    /** Returns the kind as it is written to files, such as {@code rank-one}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
