package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/** Field that is the gradient of a value, which is a mean over the batch. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Loss extends EmbeddingField {

    /**
     * Returns the value at U.
     *
     * @param embeddings U with its layout, N×k; read only
     * @throws ArithmeticException if the loss is not defined at U, with the reason, such as a normalised embedding that is zero
     */
    double value(Embeddings embeddings);

    /**
     * Returns the value, and writes ∇_U into {@code gradient}.
     *
     * @param embeddings U with its layout, N×k; read only
     * @param gradient N×k, overwritten
     * @throws ArithmeticException if the loss is not defined at U
     */
    double valueAndGradient(Embeddings embeddings, R064Store gradient);

    @Override
    default void field(Embeddings embeddings, R064Store result) {
        valueAndGradient(embeddings, result);
    }
}
