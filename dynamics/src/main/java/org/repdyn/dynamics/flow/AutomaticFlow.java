package org.repdyn.dynamics.flow;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.integrators.Jump;
import org.repdyn.integrators.SlidingSchedule;
import org.repdyn.integrators.SlidingSteps;

/**
 * The integrator that chooses its method: explicit ones where accuracy limits the step, backward differentiation
 * where stability would, and steps of order 1 where the solution slides along a jump of the field, so that no accurate step is long.
 * Where rounding errors of a very stiff field make accurate steps short, backward differentiation allows errors of their size.
 */
final class AutomaticFlow {

    /** Number of steps at the border after which the field counts as stiff, as in the code DOP853. */
    private static final int STIFF_STEPS = 15;

    /** Number of steps inside of the border that end a count, as in DOP853. */
    private static final int CALM_STEPS = 6;

    /** Step times fastest rate below which an explicit method would take the same step. */
    private static final double EASY = 2;

    /**
     * The same for weights that grow considerably in a step. Beside faster rates an explicit step would be too short to follow the growth, and
     * rounding errors of the field look like growth.
     */
    private static final double FAST = 100;

    /** Number of implicit steps after which it is checked whether an explicit method could take them. */
    private static final int EASY_STEPS = 20;

    /** Number of evaluations over which the pace is measured. */
    private static final int PACE_EVALUATIONS = 1000;

    /** The pace is too slow if the time left would take more than this many times {@link #PACE_EVALUATIONS}. */
    private static final double MOST_PACES = 30;

    /** The same at a tolerance below {@link #IMPLICIT_TOLERANCE}, which needs many short steps also where the field is smooth. */
    private static final double MOST_TIGHT_PACES = 300;

    /**
     * The pace is not too slow if the time or ‖W‖² grows by this share while it is measured: steps are short, but get longer after a
     * fast transient, and lead to a blow-up before it.
     */
    private static final double GROWING = 0.05;

    /** Growth of log ‖W‖² after which sliding steps end, because a blow-up may follow. */
    private static final double GROWN = 0.5;

    /** Relative tolerance below which backward differentiation, of order 5, follows only where the explicit method is slow. */
    private static final double IMPLICIT_TOLERANCE = 1e-9;

    /** Event from which a run is as accurate as the rounding errors of the field allow. */
    static final String ROUNDING_NOTICE =
            "rounding errors of the field exceed the tolerance; the steps allow errors of their size";

    /** Density of the sliding steps, at which flows that slide along hinges are accurate to 0.3 % (docs/dynamics.md). */
    private static final double DENSITY = 1;

    /** Part of the whole time that a step of a flow which arrives has at least, on average. */
    private static final double ARRIVING = 1e-3;

    /** Smallest step as a fraction of the time at which the implicit or sliding method gives up. */
    private static final double LEAST = 1e-13;

    /** First step of the implicit method in smallest ones, at least: an explicit step may be shorter than these. */
    private static final double FIRST = 1000;

    private final FlowRun run;
    private final GradientFlowOptions options;
    private final double end;
    private final FlowField field;
    private final FlowSteps steps;
    private final Growth growth;
    private final SlidingSchedule schedule;
    private double time;
    private double[] state;
    private double length;
    private FieldErrors errors = FieldErrors.NONE;

    private double markedTime;
    private long markedEvaluations;
    private double markedSquare;
    /** Time that the flow advanced in the last {@link #PACE_EVALUATIONS}. */
    private double pace;

    AutomaticFlow(FlowRun run) {
        this.run = run;
        this.options = run.options();
        this.end = run.times().end();
        this.schedule = new SlidingSchedule(run.times(), DENSITY);
        this.field = run.field();
        this.steps = new FlowSteps(run);
        this.growth = run.growth();
        this.state = new double[field.dimension()];
        run.initial().flatten(state);
    }

    StopReason integrate() {
        growth.start(state);
        try {
            Optional<Change> change = Optional.of(Change.EASY);
            mark();
            while (change.isPresent()) {
                // The pace counts through changes between accurate methods, whose short turns would hide a slow one.
                boolean slides = change.get() == Change.SLIDING;
                if (slides) {
                    mark();
                }
                change = switch (change.get()) {
                    case EASY -> explicit();
                    case STIFF -> implicit();
                    case SLIDING -> sliding();
                };
                if (slides) {
                    mark();
                }
            }
        } catch (MaxCountExceededException e) {
            steps.showLast();
            if (schedule.begun()) {
                throw new FlowStopped(run.exhaustedAtJumps());
            }
            throw e;
        } catch (BudgetSpent | FieldNotFinite | NumberIsTooSmallException e) {
            steps.showLast();
            throw e;
        }
        return run.completed();
    }

    /** Integrates by the explicit method until another one is better; empty at the end. */
    private Optional<Change> explicit() {
        ExplicitSteps method = new ExplicitSteps(field, options, growth, false, time, state, length);
        int stiff = 0;
        int calm = 0;
        while (true) {
            method.advance(end);
            boolean last = method.end() >= end;
            double h = method.end() - method.start();
            boolean border = h * field.rate() > method.border();
            steps.handle(method, last);
            if (last) {
                return Optional.empty();
            }
            length = h;
            if (border) {
                calm = 0;
                stiff++;
            } else {
                calm++;
                if (calm == CALM_STEPS) {
                    stiff = 0;
                }
            }
            boolean slow = slow(method.end());
            if (stiff >= STIFF_STEPS && !growing(h) && (slow || options.relative() >= IMPLICIT_TOLERANCE)) {
                reach();
                return Optional.of(Change.STIFF);
            }
            if (slow) {
                reach();
                Optional<Change> change = whenSlow();
                if (change.isPresent()) {
                    return change;
                }
            }
        }
    }

    /** Integrates by backward differentiation until another method is better; empty at the end. */
    private Optional<Change> implicit() {
        double[] slope = new double[state.length];
        field.computeDerivatives(time, state, slope);
        BackwardDifferences formula = new BackwardDifferences(
                field,
                options.absolute(),
                options.relative(),
                errors,
                time,
                state,
                slope,
                Math.max(length, FIRST * LEAST * time));
        int easy = 0;
        while (true) {
            requireEvaluations();
            // Before a blow-up rates grow without bound, and a longer step would pass over it.
            double longest = growth.mayBlowUp() ? growth.lengthOfGrowth(GROWING) : end;
            if (!formula.advance(end, longest, LEAST * formula.end())) {
                reach();
                Optional<Change> change = whenStopped();
                if (change.isEmpty()) {
                    steps.showLast();
                    throw new FlowStopped(run.stuck());
                }
                return change;
            }
            boolean last = formula.end() >= end;
            steps.handle(formula, last);
            if (last) {
                return Optional.empty();
            }
            length = formula.end() - formula.start();
            if (++easy == EASY_STEPS) {
                easy = formula.stiffness(EASY) < EASY ? EASY_STEPS : 0;
            }
            if (slow(formula.end())) {
                reach();
                Optional<Change> change = whenSlow();
                if (change.isPresent()) {
                    return change;
                }
            }
            boolean tooLong = growing(length) && !growth.mayBlowUp() && formula.stiffness(FAST) < FAST;
            if (easy == EASY_STEPS || tooLong) {
                reach();
                return Optional.of(Change.EASY);
            }
        }
    }

    /** Returns the method for a flow whose accurate steps are too short. Before a blow-up they are so without a fault of the method, unless the field jumps. */
    private Optional<Change> whenSlow() {
        if (growth.mayBlowUp()) {
            return jumps() ? Optional.of(Change.SLIDING) : Optional.empty();
        }
        return whenStopped();
    }

    /**
     * Returns the method for a flow that makes no accurate step: sliding steps if the field jumps ahead, the implicit method with a tolerance
     * for rounding errors if these exceed the tolerance, twice as large a one each time; empty if it has no better one.
     */
    private Optional<Change> whenStopped() {
        if (jumps()) {
            return Optional.of(Change.SLIDING);
        }
        double now = field.rounding(time, state);
        if (BackwardDifferences.ROUNDINGS * now * ARRIVING * end > options.absolute() && errors.canBeMore(now)) {
            if (!errors.present()) {
                run.reporter().note(List.of(new RunEvents.Occurrence(time, ROUNDING_NOTICE)));
            }
            errors = errors.more(now);
            return Optional.of(Change.STIFF);
        }
        return Optional.empty();
    }

    /** Returns true if the field jumps within a sliding step ahead, or where the flow gets in as many evaluations as were too slow. */
    private boolean jumps() {
        try {
            return Jump.ahead(field, time, state, Math.max(schedule.shortest(time), pace));
        } catch (FieldNotFinite e) {
            return false;
        }
    }

    /** Integrates by sliding steps until it is time to try the accurate methods again; empty at the end. */
    private Optional<Change> sliding() {
        if (!schedule.begun()) {
            run.reporter().note(List.of(new RunEvents.Occurrence(time, SlidingSteps.NOTICE)));
        }
        double retry = schedule.begin(time);
        field.nearest(state.clone()).flatten(state);
        SlidingSteps method = schedule.steps(field, time, state);
        while (true) {
            requireEvaluations();
            if (!method.advance(end, schedule.shortest(method.end()), LEAST * end)) {
                steps.showLast();
                throw new FlowStopped(run.stuck());
            }
            boolean last = method.end() >= end;
            steps.handle(method, last);
            if (last) {
                return Optional.empty();
            }
            if (method.end() >= retry || growth.logSquare() - markedSquare > GROWN) {
                reach();
                length = 0;
                return Optional.of(Change.EASY);
            }
        }
    }

    private void requireEvaluations() {
        if (field.evaluations() > options.maxEvaluations()) {
            throw new MaxCountExceededException(options.maxEvaluations());
        }
    }

    /**
     * Returns true if the weights grow considerably in a step, so that accuracy limits it as much as stability. Weights that have decayed below the
     * absolute tolerance are errors, whose growth does not matter.
     */
    private boolean growing(double h) {
        double tolerated = options.absolute() * Math.sqrt(state.length);
        return h * growth.relativeRate() > GROWING && growth.logSquare() > 2 * Math.log(tolerated);
    }

    /** Continues from the end of the last step. */
    private void reach() {
        time = steps.lastTime();
        state = steps.last();
    }

    private void mark() {
        pace = 0;
        markedTime = time;
        markedEvaluations = field.evaluations();
        markedSquare = growth.logSquare();
    }

    /** Returns true if the last evaluations have advanced the time so little that the end is out of reach. */
    private boolean slow(double now) {
        if (field.evaluations() - markedEvaluations < PACE_EVALUATIONS) {
            return false;
        }
        pace = now - markedTime;
        double paces = options.relative() < IMPLICIT_TOLERANCE ? MOST_TIGHT_PACES : MOST_PACES;
        double grown = growth.logSquare() - markedSquare;
        markedTime = now;
        markedEvaluations = field.evaluations();
        markedSquare = growth.logSquare();
        return pace < GROWING * now && pace < (end - now) / paces && grown < GROWING;
    }

    /** Nature of a field, which decides on the method. */
    private enum Change {
        EASY,
        STIFF,
        SLIDING
    }
}
