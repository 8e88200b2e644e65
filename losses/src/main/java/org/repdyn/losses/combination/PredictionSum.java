package org.repdyn.losses.combination;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Weighted sum with one term that reads predictions or a teacher, which are those of the sum. The other terms act on the
 * embeddings directly.
 */
class PredictionSum extends WeightedSum implements PredictionField {

    private final int predicting;
    private R064Store room = R064Store.FACTORY.make(0, 0);

    private PredictionSum(List<WeightedTerm> terms, int predicting) {
        super(terms);
        this.predicting = predicting;
    }

    /**
     * Creates a sum.
     *
     * @param predicting index of the term that reads predictions
     */
    static PredictionSum of(List<WeightedTerm> terms, int predicting, boolean rotationInvariant) {
        return rotationInvariant ? new Invariant(terms, predicting) : new PredictionSum(terms, predicting);
    }

    private PredictionField prediction() {
        return (PredictionField) term(predicting);
    }

    @Override
    public final void field(Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions) {
        views().require("weighted-sum", embeddings.layout());
        embeddings.checkResult(toEmbeddings);
        embeddings.checkResult(toPredictions);
        Arrays.fill(toEmbeddings.data, 0);
        Arrays.fill(toPredictions.data, 0);
        for (int t = 0; t < size(); t++) {
            Embeddings own = read(t, embeddings);
            R064Store part = scratch(t, own);
            if (t == predicting) {
                room = Matrices.fit(room, own.layout().rows(), own.dimension());
                prediction().field(own, part, room);
                add(t, room, embeddings, toPredictions);
            } else {
                term(t).field(own, part);
            }
            add(t, part, embeddings, toEmbeddings);
        }
    }

    @Override
    public final OptionalDouble teacherRate() {
        return prediction().teacherRate();
    }

    @Override
    public final boolean actsThroughPredictions() {
        return size() == 1 && prediction().actsThroughPredictions();
    }

    @Override
    public final double surrogate(Embeddings embeddings) {
        return sumOfValues(embeddings);
    }

    private static final class Invariant extends PredictionSum implements RotationInvariant {
        Invariant(List<WeightedTerm> terms, int predicting) {
            super(terms, predicting);
        }
    }
}
