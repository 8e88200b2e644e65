package org.repdyn.ntk.analytic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.integrators.Jump;
import org.repdyn.integrators.SlidingSchedule;
import org.repdyn.integrators.SlidingSteps;
import org.repdyn.losses.spi.BrokenLossException;
import org.repdyn.ntk.analytic.Interruption.Cause;
import org.repdyn.ntk.spi.Baseline;

/**
 * The flow of a {@link KernelField} by the method that suits it: {@link ExplicitFlow}, while stability limits its steps
 * {@link StabilisedFlow}, and {@link StiffFlow} where that would need too many evaluations. Only the steps of the last depend on the observed
 * times. Where the flow slides along a jump of the field, so that no accurate step is long, {@link SlidingSteps} average over it.
 */
final class FieldFlow {

    /** First step of a run, relative to the interval. */
    private static final double INITIAL_PART = 1e-9;

    /** End of a run below which the integrator does not choose the first step: it tries one of 10⁻⁶ from a state of zeros. */
    private static final double LEAST_END = 1e-6;

    /** Smallest step, relative to the end of the run; below it the time would hardly advance in doubles. */
    private static final double SMALLEST_STEP = 1e-13;

    /** Number of evaluations from which those to the end are forecast. */
    private static final int PACE_EVALUATIONS = 1000;

    /** Density of the sliding steps, at which they miss the flow along kinks by less than 1 % ({@code SlidingFlowTest}). */
    private static final double SLIDING_DENSITY = 4;

    /** Growth of log ‖U‖² after which sliding steps end, because a blow-up may follow. */
    private static final double GROWN = 0.5;

    private final KernelField field;
    private final TimeGrid times;
    private final double tolerance;
    private final double absoluteTolerance;
    private final double end;
    private final FastestRate fastest;
    private final ExplicitFlow explicit;
    private final FieldFlowEnds ends;
    private final Forecast forecast = new Forecast(PACE_EVALUATIONS);
    private double stiffFrom = -1;
    private double time;
    private final double[] state;
    private double step;

    FieldFlow(KernelSetting setting, RunControl control, double tolerance) {
        this(setting, 0, control, tolerance);
    }

    /** @param inverseWidth 1/m, 0 for no constraint */
    FieldFlow(KernelSetting setting, double inverseWidth, RunControl control, double tolerance) {
        this.field = new KernelField(setting, inverseWidth, control);
        this.times = setting.problem().times();
        this.end = times.end();
        this.tolerance = tolerance;
        this.absoluteTolerance = field.toleranceOfWeights(tolerance);
        this.fastest = new FastestRate(field::evaluate, absoluteTolerance / tolerance);
        this.explicit = new ExplicitFlow(field, fastest, tolerance, absoluteTolerance, end);
        this.state = field.start();
        this.step = INITIAL_PART * end;
        this.ends = new FieldFlowEnds(field, SMALLEST_STEP * end, this::rate);
    }

    Baseline.Result run(TrajectoryObserver observer) {
        ObservedTimes observed = new ObservedTimes(times, field.dimension(), (at, y) -> field.show(at, y, observer));
        StopReason stopped = new StopReason.Completed(end);
        try {
            observed.show(state);
            integrate(observed, observer);
        } catch (Interruption e) {
            stopped = ends.of(e.reason(), observed.last());
        } catch (FieldNotFinite e) {
            stopped = field.overflow().isPresent()
                    ? new StopReason.Failed(observed.last(), field.overflow().get())
                    : ends.notFinite(observed.last());
        } catch (BrokenLossException e) {
            stopped = new StopReason.Failed(observed.last(), e);
        }
        Map<String, Double> notes = new LinkedHashMap<>();
        notes.put("evaluations", (double) field.evaluations());
        notes.put("stiff-from", stiffFrom < 0 ? end : stiffFrom);
        return new Baseline.Result(stopped, notes);
    }

    /** Integrates to the end by accurate methods, and by sliding steps where the field jumps. */
    private void integrate(ObservedTimes observed, TrajectoryObserver observer) {
        // Only the whole time counts, so that the steps do not depend on the observed times.
        SlidingSchedule schedule = new SlidingSchedule(times.size() > 1 ? TimeGrid.of(0, end) : times, SLIDING_DENSITY);
        while (time < end) {
            try {
                forecast.begin(field.evaluations(), time);
                accurate(observed, schedule);
            } catch (Interruption e) {
                if (e.reason() != Cause.JUMP && !(e.reason() == Cause.STEP && jumps(schedule))) {
                    throw e;
                }
                if (!schedule.begun()) {
                    observer.note(time, SlidingSteps.NOTICE);
                }
                slide(observed, schedule);
            }
        }
    }

    /**
     * Integrates to the end with the explicit pair, with the stabilised method while stability limits its steps, or with the exponential one.
     *
     * @throws Interruption if the field jumps, so that the end is out of reach
     */
    private void accurate(ObservedTimes observed, SlidingSchedule schedule) {
        while (time < end) {
            boolean finite = explicit(observed, schedule);
            if (time < end && stiffFrom < 0) {
                stiffFrom = time;
            }
            if (time < end && !(finite && stabilised(observed, schedule))) {
                exponential(observed, schedule);
            }
        }
    }

    /** Integrates with the explicit pair until stability limits its steps; returns false if the field is not finite within a step. */
    private boolean explicit(ObservedTimes observed, SlidingSchedule schedule) {
        try {
            explicit.integrate(
                    state, time, time > 0 || end < LEAST_END ? step : 0, SMALLEST_STEP * end, (at, y, trajectory) -> {
                        step = at - time;
                        reach(at, y);
                        observed.upTo(at, trajectory);
                        requirePace(schedule);
                    });
            return true;
        } catch (FieldNotFinite e) {
            // A stage that overflows means that the step was too long for the field.
            return false;
        }
    }

    /** Integrates with the stabilised method as long as it is the best; returns false if the flow is too stiff for it. */
    private boolean stabilised(ObservedTimes observed, SlidingSchedule schedule) {
        StabilisedFlow flow = new StabilisedFlow(
                field::evaluate,
                fastest,
                field.dimension(),
                tolerance,
                absoluteTolerance / tolerance,
                step,
                field.left(),
                (from, to) -> {
                    field.throwUnlessFinite(to.derivative());
                    field.begin(to.time());
                    reach(to.time(), to.state());
                    observed.upTo(time, (at, result) -> from.interpolate(to, at, result));
                    requirePace(schedule);
                });
        StabilisedFlow.End ended = flow.integrate(state.clone(), time, end, SMALLEST_STEP * end);
        step = flow.step();
        return ended != StabilisedFlow.End.TOO_STIFF;
    }

    /** Integrates to the end with the exponential method. */
    private void exponential(ObservedTimes observed, SlidingSchedule schedule) {
        double[] y = state.clone();
        double[] size = new double[1];
        StiffFlow flow = new StiffFlow(
                field::evaluate,
                field.dimension(),
                change -> field.motion(change) / Math.max(field.startSize(), size[0]),
                tolerance,
                tolerance / absoluteTolerance,
                step,
                (at, slope) -> {
                    field.begin(at);
                    size[0] = field.size();
                    field.throwUnlessFinite(slope);
                    reach(at, y);
                    requirePace(schedule);
                });
        while (!observed.complete()) {
            double to = observed.next();
            if (!flow.integrate(y, time, to, SMALLEST_STEP * end)) {
                throw new Interruption(Cause.STEP);
            }
            reach(to, y);
            observed.show(y);
        }
    }

    /** Integrates by sliding steps until it is time to try the accurate methods again. */
    private void slide(ObservedTimes observed, SlidingSchedule schedule) {
        double next = schedule.begin(time);
        // Without evaluations for a trial the run slides to its end.
        double retry = field.left() > 2 * PACE_EVALUATIONS ? next : end;
        SlidingSteps method = schedule.steps(field, time, state);
        double sizeAtStart = logSquare();
        while (time < end && time < retry && logSquare() - sizeAtStart < GROWN) {
            int before = field.evaluations();
            if (!method.advance(end, schedule.shortest(time), SMALLEST_STEP * end)) {
                throw new Interruption(Cause.STEP);
            }
            // The schedule bounds the number of sliding steps that are not shortened.
            field.grant(field.evaluations() - before);
            step = method.end() - time;
            reach(method.end(), method.stateAt(method.end()));
            observed.upTo(time, (at, result) -> System.arraycopy(method.stateAt(at), 0, result, 0, result.length));
        }
    }

    /** Keeps a state that was reached. */
    private void reach(double at, double[] y) {
        time = at;
        System.arraycopy(y, 0, state, 0, state.length);
    }

    /**
     * Returns if the end is within reach at the pace of the last evaluations, or the field is smooth.
     *
     * @throws Interruption if not
     */
    private void requirePace(SlidingSchedule schedule) {
        if (time < end
                && forecast.due(field.evaluations())
                && forecast.exceeds(field.left(), field.evaluations(), time, end)
                && jumps(schedule)) {
            throw new Interruption(Cause.JUMP);
        }
    }

    /**
     * Returns true if the field jumps within a sliding step ahead, or where the flow gets in as many evaluations as were forecast from; false where the loss
     * overflows, which is why the steps are short.
     */
    private boolean jumps(SlidingSchedule schedule) {
        if (field.overflow().isPresent()) {
            return false;
        }
        try {
            return Jump.ahead(field, time, state, Math.max(schedule.shortest(time), forecast.pace()));
        } catch (FieldNotFinite e) {
            return false;
        }
    }

    /** Returns log ‖U‖² at the last evaluation. */
    private double logSquare() {
        return 2 * Math.log(field.size());
    }

    /** Returns the fastest rate of the field at the last state, 0 if it cannot be computed. */
    private double rate() {
        double[] slope = new double[state.length];
        try {
            field.evaluate(state, slope);
            return fastest.at(state, slope);
        } catch (Interruption | FieldNotFinite | BrokenLossException e) {
            return 0;
        }
    }
}
