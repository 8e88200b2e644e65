package org.repdyn.dynamics.descent;

import java.util.Optional;
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
import org.repdyn.manifolds.spi.Retraction;

/**
 * W ← R_W(−η·grad L(W)), each block on its manifold. Time is steps times η, so that the flow is the limit η → 0. A state is
 * shown after the whole number of steps nearest to a time of the grid, once where several times share one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientDescent implements Dynamics {

    private final double rate;
    private final Retraction step;

    /**
     * @param rate η, positive
     * @param step how a step lands on the constraint
     */
    public GradientDescent(double rate, Retraction step) {
        this.rate = rate;
        this.step = step;
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        double end = problem.times().end();
        if (end > 0 && rate > end) {
            return Optional.of("the rate " + rate + " steps over the end of the run at t = " + end
                    + "; use a smaller rate or a later end");
        }
        if (end / rate > Long.MAX_VALUE) {
            return Optional.of(
                    "the rate " + rate + " needs more than 9e18 steps to t = " + end + "; use a larger rate");
        }
        return ConstrainedProblem.missing(problem, step);
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        ConstrainedProblem constrained = new ConstrainedProblem(problem);
        Showing showing = new Showing(constrained, observer);
        TimeGrid times = problem.times();
        Weights point = problem.initial().copy();
        Weights next = point.zeros();
        Weights tangent = point.zeros();
        long done = 0;
        for (int i = 0; i < times.size(); i++) {
            long target = Math.round(times.get(i) / rate);
            if (i > 0 && target == done) {
                continue;
            }
            for (; done < target; done++) {
                if (control.cancelled()) {
                    return new StopReason.Cancelled(showing.lastTime());
                }
                constrained.gradient(point, tangent);
                if (!Finite.all(tangent)) {
                    return diverged(done);
                }
                scale(tangent);
                try {
                    constrained.retract(step, point, tangent, next);
                } catch (ArithmeticException e) {
                    return new StopReason.Failed(showing.lastTime(), String.valueOf(e.getMessage()));
                }
                Weights previous = point;
                point = next;
                next = previous;
                control.progress(Math.min(1, (done + 1) * rate / times.end()));
            }
            if (!Finite.all(point) || !showing.show(done * rate, point)) {
                return diverged(done);
            }
        }
        control.progress(1);
        return new StopReason.Completed(showing.lastTime());
    }

    private void scale(Weights tangent) {
        for (R064Store block : tangent.blocks()) {
            for (int i = 0; i < block.data.length; i++) {
                block.data[i] *= -rate;
            }
        }
    }

    private StopReason diverged(long steps) {
        return new StopReason.Diverged(
                steps * rate,
                "the weights left the range of double precision after " + steps
                        + " steps; the loss is unbounded below, or the rate too large");
    }
}
