package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/**
 * Field that reads a k×k statistic, averaged over training time and stop-gradient, from
 * {@link org.repdyn.core.views.Companions#running}. The dynamics keeps it as state, Ċ = rate·(S(U) − C), so that the
 * field has no memory and the same arguments give the same result. Without a running statistic the field uses S(U).
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RunningStatistic extends EmbeddingField {

    /** Returns the rate at which C follows S(U), in 1/time. */
    double rate();

    /**
     * Overwrites {@code result} with S(U).
     *
     * @param result k×k
     */
    void statistic(Embeddings embeddings, R064Store result);
}
