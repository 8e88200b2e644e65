package org.repdyn.dynamics.spi;

import java.util.Optional;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.FieldCheck;
import org.repdyn.losses.spi.QuadraticLoss;

/**
 * The field on weights of a quadratic loss of a linear encoder, ∂L/∂W = 2CW with C = ½X̂ᵀMX̂. The matrix 2C, d×d, is formed once, by
 * the first gradient; after that the cost of a gradient does not depend on the number of samples. Embeddings are still those of all rows.
 */
final class QuadraticField extends FieldOfReducedViews {

    private final QuadraticLoss loss;
    private Optional<FixedMatrix> hessian = Optional.empty();

    private QuadraticField(TrainingProblem problem, QuadraticLoss loss, ParameterField onRows) {
        super(problem, onRows);
        this.loss = loss;
    }

    /**
     * Returns the field on C if the types of loss and encoder allow it and it is the shorter one, which a product with C is if the views have
     * at least as many rows as columns; otherwise the field on rows.
     *
     * @param onRows the same field on all rows
     */
    static ParameterField orOnRows(TrainingProblem problem, ParameterField onRows) {
        boolean shorter =
                problem.views().dimension() <= problem.views().layout().rows();
        return shorter
                        && problem.field() instanceof QuadraticLoss quadratic
                        && problem.encoder() instanceof LinearInWeights
                ? new QuadraticField(problem, quadratic, onRows)
                : onRows;
    }

    @Override
    public void gradient(Weights weights, Weights result) {
        if (hessian.isEmpty()) {
            Embeddings inputs = new Embeddings(
                    problem.views().layout(),
                    problem.views().matrix(),
                    problem.views().targets(),
                    problem.algebra());
            hessian = Optional.of(problem.algebra().fixed(FieldCheck.hessian(loss, inputs)));
        }
        hessian.get().multiply(false, weights.blocks().get(0), result.blocks().get(0));
    }
}
