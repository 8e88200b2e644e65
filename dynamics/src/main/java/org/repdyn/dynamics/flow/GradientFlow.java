package org.repdyn.dynamics.flow;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.losses.spi.BrokenLossException;

/**
 * The gradient flow Ẇ = −grad L(W), each block on its manifold, computed by the integrators of {@link
 * FlowMethod}. The field at a point near the manifold is defined as its value at the nearest point of the manifold,
 * and the reported states are nearest points. Every reported state is therefore on the constraint up to rounding, and a
 * distance of the integrated state from the constraint does not affect the field.
 *
 * <p>A solution that ceases to exist at a time t* is integrated until t* is known to the tolerance; a solution that
 * grows exponentially, until it leaves the range of double precision; and a solution that reaches a stopping event,
 * until that event.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GradientFlow implements Budgeted {

    /**
     * Smallest step as a fraction of the time, 2⁻⁵⁰: adding a shorter step to the time would be lost in rounding (ulp
     * 2⁻⁵², two bits of margin).
     */
    private static final double SMALLEST_STEP = 0x1p-50;

    private final GradientFlowOptions options;
    private final Budget budget;
    private final Function<WeightField, PointField> fieldOf;
    private final boolean compared;

    /**
     * Creates a gradient flow.
     *
     * @param options tolerances, evaluation budget, integrator and events
     */
    public GradientFlow(GradientFlowOptions options) {
        this(options, Budget.NONE, field -> field::gradient, false);
    }

    /**
     * Creates the flow of another field.
     *
     * @param fieldOf makes the field of a run from its weight field
     */
    GradientFlow(GradientFlowOptions options, Budget budget, Function<WeightField, PointField> fieldOf) {
        this(options, budget, fieldOf, false);
    }

    private GradientFlow(
            GradientFlowOptions options, Budget budget, Function<WeightField, PointField> fieldOf, boolean compared) {
        this.options = options;
        this.budget = budget;
        this.fieldOf = fieldOf;
        this.compared = compared;
    }

    @Override
    public EventSettings events() {
        return options.events();
    }

    /** Returns this flow with the tolerance that a comparison needs, unless the options set one. */
    @Override
    public Dynamics forComparison() {
        return new GradientFlow(options, budget, fieldOf, true);
    }

    @Override
    public Dynamics within(Budget limit) {
        return new GradientFlow(options, limit, fieldOf, compared);
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        WeightField constrained = problem.weightField();
        try {
            return new GradientFlow(options.on(constrained.smooth(), compared), budget, fieldOf, compared)
                    .follow(constrained, observer, control);
        } catch (ArithmeticException e) {
            // Only exceptions at the initial state get here; follow handles those of the integration.
            return new StopReason.Failed(0, e);
        }
    }

    private StopReason follow(WeightField constrained, TrajectoryObserver observer, RunControl control) {
        TrainingProblem problem = constrained.problem();
        StateReporter reporter = new StateReporter(constrained, observer);
        if (!reporter.report(0, problem.initial())) {
            return Finite.notAtStart();
        }
        double end = problem.times().end();
        if (end == 0) {
            return new StopReason.Completed(0);
        }
        FlowField field = new FlowField(constrained, fieldOf.apply(constrained), budget);
        Growth growth = new Growth(options.relative());
        RunEvents events = new RunEvents(options.events(), reporter);
        reporter.note(events.notedAt(0, problem.initial()));
        Optional<String> already = events.stopAt(problem.initial());
        if (already.isPresent()) {
            return new StopReason.Reached(0, already.get());
        }
        FlowRun run = new FlowRun(options, constrained, reporter, control, field, growth, events);
        try {
            return integrate(run);
        } catch (FlowStopped stopped) {
            return stopped.reason();
        } catch (BudgetSpent spent) {
            return spent.reason(reporter.lastTime());
        } catch (FieldNotFinite e) {
            return run.notFinite(e);
        } catch (MaxCountExceededException e) {
            return run.exhausted();
        } catch (NumberIsTooSmallException e) {
            return run.stuck();
        } catch (BrokenLossException e) {
            return run.broken(e);
        } catch (ArithmeticException e) {
            return run.undefined(e);
        } catch (MathIllegalStateException e) {
            return run.failed(e);
        } finally {
            reporter.worked(field.work());
        }
    }

    private static StopReason integrate(FlowRun run) {
        return switch (run.options().method()) {
            case AUTO -> new AutomaticFlow(run).integrate();
            case EXPLICIT -> explicit(run);
            case PROJECTED -> new SteppedFlow(run, new ProjectedStepper(run.field())).integrate();
            case IMPLICIT -> new SteppedFlow(run, new RosenbrockStepper(run.field())).integrate();
        };
    }

    private static StopReason explicit(FlowRun run) {
        double end = run.times().end();
        double[] state = new double[run.initial().size()];
        run.initial().flatten(state);
        run.growth().start(state);
        FlowSteps steps = new FlowSteps(run);
        try {
            ExplicitSteps method = new ExplicitSteps(run.field(), run.options(), run.growth(), true, 0, state, 0);
            while (method.end() < end) {
                method.advance(end);
                steps.handle(method, method.end() >= end);
            }
        } catch (BudgetSpent | FieldNotFinite | MaxCountExceededException | NumberIsTooSmallException e) {
            steps.showLast();
            throw e;
        }
        return run.completed();
    }

    /** Returns true if a step is so short that adding it to the time is lost in rounding. */
    static boolean negligible(double step, double time) {
        // At t = 0 any positive step changes the time, so the time is taken as at least a fixed positive number.
        return step < Math.max(SMALLEST_STEP * time, Double.MIN_NORMAL);
    }
}
