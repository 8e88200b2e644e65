package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Embeddings of a batch: the only input of a loss.
 *
 * @param layout row order
 * @param matrix U, N×k, one embedding per row, column-major in {@link R064Store#data}; read only
 * @param targets n×k; present if the loss requires targets; read only
 * @param algebra linear-algebra service, for products and decompositions of large matrices
 * @param companions predictions, embeddings of the teacher, and running statistics
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Embeddings(
        ViewLayout layout,
        R064Store matrix,
        Optional<R064Store> targets,
        LinearAlgebra algebra,
        Companions companions) {

    /**
     * Checks that the rows match the layout.
     *
     * @throws IllegalArgumentException if a matrix has another number of rows
     */
    public Embeddings {
        Shapes.check(layout, matrix, targets);
        companions.predictions().ifPresent(p -> Shapes.check(layout, p, Optional.empty()));
        companions.teacher().ifPresent(t -> Shapes.check(layout, t, Optional.empty()));
    }

    /** Creates embeddings without companions. */
    public Embeddings(ViewLayout layout, R064Store matrix, Optional<R064Store> targets, LinearAlgebra algebra) {
        this(layout, matrix, targets, algebra, Companions.NONE);
    }

    /** Returns the embedding dimension k. */
    public int dimension() {
        return matrix.getColDim();
    }

    /** Returns the number n of anchors. */
    public int samples() {
        return layout.samples();
    }

    /** Returns P; without a predictor U, as for a predictor that is the identity. */
    public R064Store predictionsOrSelf() {
        return companions.predictions().orElse(matrix);
    }

    /** Returns T; without a teacher U, as for a teacher that is the encoder itself. */
    public R064Store teacherOrSelf() {
        return companions.teacher().orElse(matrix);
    }

    /**
     * Returns the targets, for a loss that requires them.
     *
     * @throws IllegalStateException if there are none
     */
    public R064Store requiredTargets() {
        return targets.orElseThrow(() -> new IllegalStateException(
                "this batch has no targets; a loss that reads targets declares them in its ViewRequirements"));
    }
}
