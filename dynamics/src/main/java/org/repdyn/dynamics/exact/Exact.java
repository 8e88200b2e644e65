package org.repdyn.dynamics.exact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.ConstrainedProblem;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.internal.Showing;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * The gradient flow of a quadratic loss through a linear encoder in closed form: W(t) = e^{−2Ct}W₀ without a constraint, its
 * subspace with orthogonal columns. As the loss is rotation-invariant, the gradient on the Stiefel manifold is horizontal
 * and its flow that of the Grassmannian; frames are those nearest to W₀.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Exact implements Dynamics {

    /** Down to rounding of the time. */
    private static final int HALVINGS = 52;

    private static final String INSTEAD = "; use gradient-flow";

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        Optional<String> objection = LinearQuadratic.objection(problem);
        if (objection.isPresent()) {
            return objection.map(o -> o + INSTEAD);
        }
        return LinearQuadratic.unconstrained(problem) || LinearQuadratic.orthogonal(problem)
                ? Optional.empty()
                : Optional.of("there is a closed form without a constraint and with orthogonal columns, not with this "
                        + "constraint" + INSTEAD);
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        Optional<String> objection = objection(problem);
        if (objection.isPresent()) {
            return new StopReason.Failed(0, objection.get());
        }
        Showing showing = new Showing(new ConstrainedProblem(problem), observer);
        TimeGrid times = problem.times();
        if (!showing.show(0, problem.initial())) {
            return new StopReason.Failed(0, "embeddings or loss at the initial weights are not finite");
        }
        DoubleFunction<Optional<R064Store>> solution = solution(problem);
        for (int i = 1; i < times.size(); i++) {
            if (control.cancelled()) {
                return new StopReason.Cancelled(showing.lastTime());
            }
            double time = times.get(i);
            Optional<R064Store> weights = solution.apply(time);
            if (weights.isEmpty() || !showing.show(time, new Weights(List.of(weights.get())))) {
                showLast(showing, solution, time);
                return new StopReason.Diverged(showing.lastTime(), growth(problem, showing.lastTime(), time));
            }
            control.progress(time / times.end());
        }
        control.progress(1);
        return new StopReason.Completed(showing.lastTime());
    }

    /** Shows the last state that fits double precision, of a solution that does not at some time. */
    private static void showLast(Showing showing, DoubleFunction<Optional<R064Store>> solution, double beyond) {
        double before = showing.lastTime();
        double after = beyond;
        for (int i = 0; i < HALVINGS && after - before > Math.ulp(after); i++) {
            double middle = before + (after - before) / 2;
            if (fitting(solution, middle).isPresent()) {
                before = middle;
            } else {
                after = middle;
            }
        }
        double last = before;
        fitting(solution, last).ifPresent(weights -> showing.showLast(last, weights));
    }

    private static Optional<Weights> fitting(DoubleFunction<Optional<R064Store>> solution, double time) {
        return solution.apply(time).map(w -> new Weights(List.of(w))).filter(Finite::squares);
    }

    private static DoubleFunction<Optional<R064Store>> solution(TrainingProblem problem) {
        if (LinearQuadratic.unconstrained(problem)) {
            return LinearQuadratic.naive(problem)::weights;
        }
        ConstrainedLinearFlow flow = LinearQuadratic.constrained(problem);
        return t -> Optional.of(flow.weights(t));
    }

    private static String growth(TrainingProblem problem, double from, double to) {
        double lowest = LinearQuadratic.naive(problem).eigenvalues()[0];
        return String.format(
                Locale.ROOT,
                "the weights or the loss left the range of double precision between t = %.4g and %.4g, growing like exp(%.3g t); end"
                        + " earlier or constrain them",
                from,
                to,
                -2 * lowest);
    }
}
