package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/**
 * A field that reads a k×k statistic averaged over the time of training, frozen, from
 * {@link org.repdyn.core.views.Companions#running}. The dynamics carries it as state of its own, Ċ = rate·(S(U) − C), so that a
 * field has no memory and gives the same answer to the same question. A field that is asked without one takes S(U).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunningStatistic extends EmbeddingField {

    /** How fast C follows, in 1/time. */
    double rate();

    /**
     * Overwrites {@code result} with S(U).
     *
     * @param result k×k
     */
    void statistic(Embeddings embeddings, R064Store result);
}
