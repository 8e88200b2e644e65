package org.repdyn.core.views;

import java.util.Objects;
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
     * Checks that the rows match the layout, and that companions have the shapes of the embeddings.
     *
     * @throws IllegalArgumentException if a matrix has another shape
     */
    public Embeddings {
        Objects.requireNonNull(layout, "the argument 'layout' is null");
        Objects.requireNonNull(matrix, "the argument 'matrix' is null");
        Objects.requireNonNull(targets, "the argument 'targets' is null");
        Objects.requireNonNull(algebra, "the argument 'algebra' is null");
        Objects.requireNonNull(companions, "the argument 'companions' is null");
        Shapes.check(layout, matrix, targets);
        int k = matrix.getColDim();
        companions.predictions().ifPresent(p -> Shapes.check("the predictions", p, layout.rows(), k));
        companions.teacher().ifPresent(t -> Shapes.check("the embeddings of the teacher", t, layout.rows(), k));
        companions.running().ifPresent(r -> Shapes.check("the running statistic", r, k, k));
    }

    /** Creates embeddings without companions. */
    public Embeddings(ViewLayout layout, R064Store matrix, Optional<R064Store> targets, LinearAlgebra algebra) {
        this(layout, matrix, targets, algebra, Companions.NONE);
    }

    /**
     * Checks that a matrix can receive a field at these embeddings, as ∂/∂U: its shape is that of U, and it is not U, the targets or a
     * companion, which are read only.
     *
     * @throws IllegalArgumentException if it has another shape or belongs to this batch
     */
    public void checkResult(R064Store result) {
        if (result.getRowDim() != matrix.getRowDim() || result.getColDim() != matrix.getColDim()) {
            throw new IllegalArgumentException("the embeddings are " + matrix.getRowDim() + "×" + matrix.getColDim()
                    + ", so their field is too, but the matrix for it is " + result.getRowDim() + "×"
                    + result.getColDim());
        }
        if (result.data == matrix.data
                || isSame(targets, result)
                || isSame(companions.predictions(), result)
                || isSame(companions.teacher(), result)
                || isSame(companions.running(), result)) {
            throw new IllegalArgumentException(
                    "the matrix for a field must not be one of the matrices at which it is computed; pass a new one");
        }
    }

    private static boolean isSame(Optional<R064Store> part, R064Store result) {
        return part.isPresent() && part.get().data == result.data;
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
