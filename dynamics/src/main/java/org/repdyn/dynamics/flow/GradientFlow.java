package org.repdyn.dynamics.flow;

import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.internal.ConstrainedProblem;
import org.repdyn.dynamics.internal.Showing;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Ẇ = −grad L(W), each block on its manifold, by Dormand and Prince's method of order 8 with dense output at the times of
 * the grid. The field is extended to a neighbourhood of the manifold by its value at the nearest point, and what is shown is
 * the nearest point: every shown state is on the constraint to rounding, and a distance to it never feeds back.
 *
 * <p>A solution that ceases to exist at a time t* is followed until t* is known to the tolerance; one that grows
 * exponentially, until it leaves double precision.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientFlow implements Dynamics {

    /** Steps below this part of the time are lost in the rounding of the time itself. */
    private static final double SMALLEST_STEP = 0x1p-50;

    private final GradientFlowOptions options;

    /** @param options tolerances and the bound of work */
    public GradientFlow(GradientFlowOptions options) {
        this.options = options;
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        ConstrainedProblem constrained = new ConstrainedProblem(problem);
        Showing showing = new Showing(constrained, observer);
        if (!showing.show(0, problem.initial())) {
            return new StopReason.Failed(0, "embeddings or loss at the initial weights are not finite");
        }
        double end = problem.times().end();
        if (end == 0) {
            return new StopReason.Completed(0);
        }
        Weights initial = problem.initial();
        double[] state = new double[initial.size()];
        initial.flatten(state);
        FlowField field = new FlowField(constrained);
        Growth growth = new Growth(options.relativeTolerance());
        FlowSteps steps = new FlowSteps(constrained, showing, control, field, growth);
        // Smallest step 0: the integrator's own bound would be an absolute one, FlowSteps has a relative one.
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(0, end, options.absoluteTolerance(), options.relativeTolerance());
        integrator.setMaxEvaluations(options.maxEvaluations());
        integrator.addStepHandler(steps);
        try {
            integrator.integrate(field, 0, state, end, state);
        } catch (FlowStopped stopped) {
            return stopped.reason();
        } catch (FieldNotFinite e) {
            return beyondDouble(growth, showing, e);
        } catch (MaxCountExceededException e) {
            return new StopReason.Stalled(
                    showing.lastTime(),
                    options.maxEvaluations() + " evaluations of the field were not enough; loosen relative-tolerance, "
                            + "raise max-evaluations or use gradient-descent");
        } catch (NumberIsTooSmallException e) {
            return stuck(growth, showing);
        } catch (MathIllegalStateException | ArithmeticException e) {
            return new StopReason.Failed(showing.lastTime(), String.valueOf(e.getMessage()));
        }
        control.progress(1);
        return new StopReason.Completed(showing.lastTime());
    }

    /** Whether a step is too short to move the time. */
    static boolean negligible(double step, double time) {
        return step < SMALLEST_STEP * time;
    }

    /** What a step too short to move the time means. */
    static StopReason stuck(Growth growth, Showing showing) {
        return growth.superlinear()
                ? new StopReason.BlowUp(showing.lastTime(), growth.blowUpTime())
                : new StopReason.Stalled(
                        showing.lastTime(),
                        "the field is not smooth enough for the accuracy asked for; loosen relative-tolerance or use "
                                + "gradient-descent");
    }

    private static StopReason beyondDouble(Growth growth, Showing showing, FieldNotFinite e) {
        if (growth.superlinear()) {
            return new StopReason.BlowUp(showing.lastTime(), growth.blowUpTime());
        }
        return growth.large()
                ? growth.diverged()
                : new StopReason.Failed(showing.lastTime(), "the field is not finite at t = " + e.time());
    }
}
