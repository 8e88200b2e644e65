package org.repdyn.ntk.spi;

import java.util.Objects;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * The data that determine a trajectory in function space.
 *
 * @param field the field of training
 * @param views the training views
 * @param evaluation clean inputs on which the representation is evaluated, one in each row
 * @param outputs embedding dimension k
 * @param times the times of observation
 * @param algebra the linear-algebra service
 * @param seed seed of the initial function
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record BaselineProblem(
        EmbeddingField field,
        Views views,
        R064Store evaluation,
        int outputs,
        TimeGrid times,
        LinearAlgebra algebra,
        Seed seed) {

    /**
     * Checks the number of outputs and the inputs.
     *
     * @throws IllegalArgumentException if there is no output, or the evaluation inputs have another dimension than the views
     */
    public BaselineProblem {
        Objects.requireNonNull(field, "the argument 'field' is null");
        Objects.requireNonNull(views, "the argument 'views' is null");
        Objects.requireNonNull(evaluation, "the argument 'evaluation' is null");
        Objects.requireNonNull(times, "the argument 'times' is null");
        Objects.requireNonNull(algebra, "the argument 'algebra' is null");
        Objects.requireNonNull(seed, "the argument 'seed' is null");
        if (outputs < 1) {
            throw new IllegalArgumentException("embeddings have at least 1 output, got " + outputs);
        }
        if (evaluation.getRowDim() > 0 && evaluation.getColDim() != views.dimension()) {
            throw new IllegalArgumentException("the evaluation inputs have dimension " + evaluation.getColDim()
                    + ", the views " + views.dimension());
        }
    }
}
