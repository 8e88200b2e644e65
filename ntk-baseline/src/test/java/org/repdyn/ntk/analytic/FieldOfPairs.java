package org.repdyn.ntk.analytic;

import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * The field of a function of the embeddings of pairs.
 *
 * @param f overwrites its second argument with the field at the first one
 */
record FieldOfPairs(BiConsumer<R064Store, R064Store> f) implements EmbeddingField {

    /** Returns the field that has a function of each entry. */
    static FieldOfPairs ofEntries(DoubleUnaryOperator f) {
        return new FieldOfPairs((u, result) -> {
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] = f.applyAsDouble(u.data[i]);
            }
        });
    }

    @Override
    public ViewRequirements views() {
        return ViewRequirements.PAIRS;
    }

    @Override
    public void field(Embeddings embeddings, R064Store result) {
        f.accept(embeddings.matrix(), result);
    }
}
