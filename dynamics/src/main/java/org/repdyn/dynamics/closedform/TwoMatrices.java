package org.repdyn.dynamics.closedform;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.TrainingProblem;

/** Assumptions of closed forms for linear networks of two matrices, U = X̂W₁ᵀW₂ with W₁ m×d and W₂ m×k. */
final class TwoMatrices {

    /** The encoder is the product of its two matrices. */
    static final Assumption PRODUCT = Assumption.of(
            Subject.ENCODER,
            "a linear network of two matrices",
            TwoMatrices::isProduct,
            "the encoder is not the product of two weight matrices");

    /** W₁W₁ᵀ = W₂W₂ᵀ at the start. */
    static final Assumption BALANCED = Assumption.of(
            Subject.START,
            "two matrices that are balanced at the start",
            TwoMatrices::isBalanced,
            "the two matrices are not balanced at the start");

    private TwoMatrices() {}

    /** Returns W₁ᵀW₂ at the start, d×k. */
    static R064Store product(TrainingProblem problem) {
        List<R064Store> blocks = problem.initial().blocks();
        return problem.algebra().multiplyLeftTransposed(blocks.get(0), blocks.get(1));
    }

    private static boolean isProduct(TrainingProblem problem) {
        List<R064Store> blocks = problem.initial().blocks();
        if (blocks.size() != 2
                || blocks.get(0).getRowDim() != blocks.get(1).getRowDim()
                || blocks.get(0).getColDim() != problem.views().dimension()) {
            return false;
        }
        R064Store x = problem.views().matrix();
        R064Store embeddings = problem.encoder().bind(x, problem.algebra()).forward(problem.initial());
        return Moments.agree(embeddings, problem.algebra().multiply(x, product(problem)));
    }

    private static boolean isBalanced(TrainingProblem problem) {
        LinearAlgebra algebra = problem.algebra();
        R064Store in = problem.initial().blocks().get(0);
        R064Store out = problem.initial().blocks().get(1);
        return Moments.agree(algebra.gramOfRows(in), algebra.gramOfRows(out));
    }
}
