package org.repdyn.losses.spi;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;

/**
 * Field that compares a predictor's output P for one view with a stop-gradient target T, another view. It reads P and T from
 * {@link Embeddings#predictionsOrSelf} and {@link Embeddings#teacherOrSelf}. The predictor is not part of
 * the field: it is either a head of the encoder, whose weights have their own constraint, or a function of the embeddings.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface PredictionField extends SurrogateField {

    /**
     * Overwrites the results with the two parts of the field: the part that acts on U directly, and the part that acts on P
     * and is pulled back through the predictor.
     *
     * @param toEmbeddings N×k
     * @param toPredictions N×k
     */
    void field(Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions);

    /**
     * Returns the rate, in 1/time, at which the teacher's weights follow the encoder's, ξ̇ = rate·(θ − ξ); empty for a field
     * that compares views of the encoder itself. Descent with step size η then has the momentum m = 1 − rate·η.
     */
    default OptionalDouble teacherRate() {
        return OptionalDouble.empty();
    }

    /** Returns true if the gradient reaches U only through the predictor (the targets are stop-gradient). */
    default boolean actsThroughPredictions() {
        return false;
    }

    /** Overwrites {@code result} with the field for the identity as predictor: the sum of both parts. */
    @Override
    default void field(Embeddings embeddings, R064Store result) {
        embeddings.checkResult(result);
        R064Store toPredictions = R064Store.FACTORY.make(result.getRowDim(), result.getColDim());
        field(embeddings, result, toPredictions);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += toPredictions.data[i];
        }
    }
}
