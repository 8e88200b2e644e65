package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * The embeddings of a batch: all a loss ever sees.
 *
 * @param layout the row order
 * @param matrix U, N×k, one embedding a row, column-major in {@link R064Store#data}; read only
 * @param targets n×k, where the loss asked for them; read only
 * @param algebra the linear-algebra service for products and decompositions that are worth handing over
 * @param companions predictions, a teacher's embeddings and the like, for fields that read them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Embeddings(
        ViewLayout layout,
        R064Store matrix,
        Optional<R064Store> targets,
        LinearAlgebra algebra,
        Companions companions) {

    /** Refuses matrices whose rows do not match the layout. */
    public Embeddings {
        Shapes.check(layout, matrix, targets);
        companions.predictions().ifPresent(p -> Shapes.check(layout, p, Optional.empty()));
        companions.teacher().ifPresent(t -> Shapes.check(layout, t, Optional.empty()));
    }

    /** Embeddings without companions. */
    public Embeddings(ViewLayout layout, R064Store matrix, Optional<R064Store> targets, LinearAlgebra algebra) {
        this(layout, matrix, targets, algebra, Companions.NONE);
    }

    /** Embedding dimension k. */
    public int dimension() {
        return matrix.getColDim();
    }

    /** Number n of anchors. */
    public int samples() {
        return layout.samples();
    }

    /** P where there is a predictor, else U: no predictor is the identity. */
    public R064Store predictionsOrSelf() {
        return companions.predictions().orElse(matrix);
    }

    /** T where there is a teacher, else U: no teacher is the encoder itself. */
    public R064Store teacherOrSelf() {
        return companions.teacher().orElse(matrix);
    }

    /** The targets of a loss that declared to need them. */
    public R064Store requiredTargets() {
        return targets.orElseThrow(() -> new IllegalStateException("this batch has no targets"));
    }
}
