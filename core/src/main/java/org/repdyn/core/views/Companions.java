package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * What may stand beside the embeddings of a batch, made by the dynamics and not by the loss. Each is read only.
 *
 * @param predictions P, N×k: what a predictor makes of U, row for row
 * @param teacher T, N×k: embeddings of the same views by averaged weights, through which no gradient flows
 * @param running a k×k statistic averaged over time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Companions(Optional<R064Store> predictions, Optional<R064Store> teacher, Optional<R064Store> running) {

    /** Embeddings alone. */
    public static final Companions NONE = new Companions(Optional.empty(), Optional.empty(), Optional.empty());
}
