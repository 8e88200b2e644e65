package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/** A field that is the gradient of a value, the mean over the batch. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Loss extends EmbeddingField {

    /** The value at U. */
    double value(Embeddings embeddings);

    /**
     * The value, and ∇_U in {@code gradient}.
     *
     * @param gradient N×k, overwritten
     */
    double valueAndGradient(Embeddings embeddings, R064Store gradient);

    @Override
    default void field(Embeddings embeddings, R064Store result) {
        valueAndGradient(embeddings, result);
    }
}
