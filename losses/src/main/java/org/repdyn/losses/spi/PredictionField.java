package org.repdyn.losses.spi;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/**
 * A field that compares what a predictor makes of one view with another view, held still. It reads P and T from
 * {@link Embeddings#predictionsOrSelf} and {@link Embeddings#teacherOrSelf}. The predictor is no part of it: its weights are
 * a head of the encoder with a constraint of their own, or it is a function of the embeddings.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PredictionField extends SurrogateField {

    /**
     * Overwrites both results with the field, taken apart: what acts on U directly, and what acts on P and is pulled back
     * through the predictor.
     *
     * @param toEmbeddings N×k
     * @param toPredictions N×k
     */
    void field(Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions);

    /**
     * How fast the weights of a teacher follow those of the encoder, ξ̇ = rate·(θ − ξ), in 1/time; empty for a field that
     * compares views of the encoder itself. Descent with steps of length η so has the momentum m = 1 − rate·η.
     */
    default OptionalDouble teacherRate() {
        return OptionalDouble.empty();
    }

    /** Whether nothing acts on U but through P, for any embeddings: the targets stand still. */
    default boolean actsThroughPredictions() {
        return false;
    }

    /** The field with the identity for a predictor: the sum of both parts. */
    @Override
    default void field(Embeddings embeddings, R064Store result) {
        R064Store toPredictions = R064Store.FACTORY.make(result.getRowDim(), result.getColDim());
        field(embeddings, result, toPredictions);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += toPredictions.data[i];
        }
    }
}
