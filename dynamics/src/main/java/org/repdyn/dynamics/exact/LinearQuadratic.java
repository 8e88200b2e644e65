package org.repdyn.dynamics.exact;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.AccompaniedEncoder;
import org.repdyn.dynamics.spi.LinearInWeights;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.OrthogonalColumns;
import org.repdyn.manifolds.spi.Unconstrained;

/** A linear encoder under a quadratic loss: what closed forms in weight space are for. */
final class LinearQuadratic {

    private LinearQuadratic() {}

    /** Why a problem is none, in one line. */
    static Optional<String> objection(TrainingProblem problem) {
        if (!(problem.field() instanceof Loss)) {
            return Optional.of("training follows a field that is no gradient of a loss, so there is no closed form");
        }
        if (!(problem.field() instanceof QuadraticLoss)) {
            return Optional.of("the loss is not a quadratic form of the embeddings, so there is no closed form");
        }
        if (problem.encoder() instanceof AccompaniedEncoder accompanied && accompanied.decay() > 0) {
            return Optional.of("weights decay, and closed forms are known without weight decay");
        }
        if (!(problem.encoder() instanceof LinearInWeights)) {
            return Optional.of("the encoder is not linear in its weights, so there is no closed form");
        }
        return Optional.empty();
    }

    /** Whether nothing constrains W. */
    static boolean unconstrained(TrainingProblem problem) {
        return constraint(problem) instanceof Unconstrained;
    }

    /** Whether W is held to orthogonal columns. */
    static boolean orthogonal(TrainingProblem problem) {
        return constraint(problem) instanceof OrthogonalColumns;
    }

    private static Constraint constraint(TrainingProblem problem) {
        return problem.constraints().get(0);
    }

    /** C = ½X̂ᵀMX̂, with M applied and never formed. */
    static R064Store form(TrainingProblem problem) {
        return form((QuadraticLoss) problem.field(), problem.views(), problem.algebra());
    }

    /** The same from what it is made of. */
    static R064Store form(QuadraticLoss loss, Views views, LinearAlgebra algebra) {
        R064Store x = views.matrix();
        R064Store paired = R064Store.FACTORY.make(x.getRowDim(), x.getColDim());
        loss.pairing(views.layout()).multiply(x, paired);
        R064Store c = algebra.multiplyLeftTransposed(x, paired);
        int d = c.getRowDim();
        for (int j = 0; j < d; j++) {
            for (int i = 0; i <= j; i++) {
                double half = (c.doubleValue(i, j) + c.doubleValue(j, i)) / 4;
                c.set(i, j, half);
                c.set(j, i, half);
            }
        }
        return c;
    }

    /** W₀. */
    static R064Store start(TrainingProblem problem) {
        return problem.initial().blocks().get(0);
    }

    /** The length of a column under the constraint. */
    static double scale(TrainingProblem problem) {
        return problem.encoder().blocks(problem.views().dimension()).get(0).scale();
    }

    /** The flow without a constraint. */
    static NaiveLinearFlow naive(TrainingProblem problem) {
        return new NaiveLinearFlow(form(problem), start(problem), problem.algebra());
    }

    /** The flow under the constraint. */
    static ConstrainedLinearFlow constrained(TrainingProblem problem) {
        return new ConstrainedLinearFlow(form(problem), start(problem), scale(problem), problem.algebra());
    }
}
