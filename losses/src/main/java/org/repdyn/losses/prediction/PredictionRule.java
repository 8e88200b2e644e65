package org.repdyn.losses.prediction;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.spi.PredictionField;

/** Base class of the prediction fields: it holds their scratch memory and checks the batch. */
abstract class PredictionRule implements PredictionField {

    private final String name;
    private R064Store scratch = R064Store.FACTORY.make(0, 0);
    private R064Store scratchToPredictions = R064Store.FACTORY.make(0, 0);

    PredictionRule(String name) {
        this.name = name;
    }

    /**
     * Returns the surrogate's value, and writes the field into the two results, which are zero.
     *
     * @param u embeddings whose layout has been checked
     */
    abstract double evaluate(Embeddings u, R064Store toEmbeddings, R064Store toPredictions);

    final String name() {
        return name;
    }

    @Override
    public final ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public final double surrogate(Embeddings embeddings) {
        prepare(embeddings);
        return apply(embeddings, scratch, scratchToPredictions);
    }

    @Override
    public final void field(Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions) {
        apply(embeddings, toEmbeddings, toPredictions);
    }

    @Override
    public final void field(Embeddings embeddings, R064Store result) {
        prepare(embeddings);
        apply(embeddings, result, scratchToPredictions);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += scratchToPredictions.data[i];
        }
    }

    private void prepare(Embeddings embeddings) {
        int rows = embeddings.layout().rows();
        scratch = Matrices.fit(scratch, rows, embeddings.dimension());
        scratchToPredictions = Matrices.fit(scratchToPredictions, rows, embeddings.dimension());
    }

    private double apply(Embeddings embeddings, R064Store toEmbeddings, R064Store toPredictions) {
        views().require(name, embeddings.layout());
        embeddings.checkResult(toEmbeddings);
        embeddings.checkResult(toPredictions);
        Arrays.fill(toEmbeddings.data, 0);
        Arrays.fill(toPredictions.data, 0);
        return evaluate(embeddings, toEmbeddings, toPredictions);
    }
}
