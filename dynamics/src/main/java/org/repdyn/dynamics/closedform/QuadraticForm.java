package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.QuadraticLoss;

/** The matrix C of a quadratic loss of a linear encoder, L = tr(WᵀCW). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class QuadraticForm {

    private QuadraticForm() {}

    /**
     * Returns C = ½X̂ᵀMX̂, d×d, without forming M.
     *
     * @throws IllegalArgumentException if the field of the problem is not a {@link QuadraticLoss}
     */
    public static R064Store of(TrainingProblem problem) {
        return of(problem, problem.views().matrix());
    }

    /** Returns C = ½ΦᵀMΦ, m×m, of embeddings U = ΦW that are linear in features Φ. */
    static R064Store of(TrainingProblem problem, R064Store features) {
        if (!(problem.field() instanceof QuadraticLoss loss)) {
            throw new IllegalArgumentException("the field of the problem is a "
                    + problem.field().getClass().getName() + ", which is not a quadratic loss and has no form C");
        }
        return of(loss, problem.views().layout(), features, problem.algebra());
    }

    /** Returns C = ½ΦᵀMΦ, m×m, of a loss and features Φ. */
    public static R064Store of(QuadraticLoss loss, ViewLayout layout, R064Store features, LinearAlgebra algebra) {
        R064Store c = loss.hessian(layout, features, algebra);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] /= 2;
        }
        return c;
    }
}
