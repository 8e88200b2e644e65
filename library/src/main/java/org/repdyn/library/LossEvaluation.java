package org.repdyn.library;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;

/**
 * A loss at embeddings: its value and its derivatives.
 *
 * @param value value, a mean over the batch; empty for a field that is not the gradient of a value
 * @param gradients ∂/∂U of each block of views in the order in which they were given, n×k each
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LossEvaluation(OptionalDouble value, List<R064Store> gradients) {

    public LossEvaluation {
        gradients = List.copyOf(gradients);
    }

    static LossEvaluation of(EmbeddingField loss, StackedViews views, LinearAlgebra algebra) {
        ViewLayout layout = views.layoutFor(loss);
        Embeddings u = new Embeddings(layout, views.matrix(), views.targets(), algebra);
        R064Store gradient = R064Store.FACTORY.make(layout.rows(), u.dimension());
        OptionalDouble value = OptionalDouble.empty();
        if (loss instanceof Loss withValue) {
            value = OptionalDouble.of(withValue.valueAndGradient(u, gradient));
        } else {
            loss.field(u, gradient);
        }
        List<R064Store> blocks = new ArrayList<>();
        for (int block = 0; block < layout.blocks(); block++) {
            blocks.add(R064Store.FACTORY.copy(gradient.rows(rows(layout, block))));
        }
        return new LossEvaluation(value, blocks);
    }

    private static int[] rows(ViewLayout layout, int block) {
        int[] rows = new int[layout.samples()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = layout.firstRow(block) + i;
        }
        return rows;
    }

    /** Returns the derivatives by the anchors, n×k. */
    public R064Store gradient() {
        return gradients.get(0);
    }
}
