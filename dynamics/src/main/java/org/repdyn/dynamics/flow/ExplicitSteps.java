package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.repdyn.integrators.DenseStep;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.losses.spi.BrokenLossException;

/**
 * Adaptive steps of explicit Runge-Kutta methods, of order 8 alone or of orders 5 and 8 in turns. A step of order 8 costs as many evaluations as two
 * of order 5. Order 8 is faster where the solution is smooth over several steps and where the tolerance is tight; before a sharp turn of the solution its long steps are rejected,
 * and order 5 loses less. Order 5 begins; after some steps without a rejection a step of order 8 is tried at twice the length, which is where it begins to pay. Order 5 goes on after a rejected
 * step, and where the trial shows that the next step would gain little; each such trial doubles the number of steps before the next one.
 */
final class ExplicitSteps implements DenseStep {

    /** Relative tolerance below which all steps are of order 8: its steps are several times longer there. */
    private static final double TIGHT = 1e-7;

    private static final double SAFETY = 0.9;

    /** Largest and smallest factor between a step and the next one. */
    private static final double LONGEST = 10;

    private static final double SHORTEST = 0.2;

    /** Steps of order 5 without a rejection after which order 8 is tried for the first time. */
    private static final int FIRST_TRIAL = 4;

    /** Length of a step of order 8 that must follow the first one, in parts of steps of order 5 with as many evaluations. */
    private static final double GAIN = 1.4;

    /** Share of the border of stability above which order 8 is not tried: it would need as many evaluations there. */
    private static final double EASY = 0.5;

    /** Steps in a row that are shortened because a stage overflows. */
    private static final int MOST_OVERFLOWS = 10;

    private final FlowField field;
    private final Growth growth;
    private final int budget;
    private final double absolute;
    private final double relative;
    private final ExplicitPair eighth;
    private final ExplicitPair fifth;

    /** Evaluations of a step of order 8 in parts of those of order 5. */
    private final double cost;

    private final double[] allowed;
    private final double[] slope;
    private final boolean eighthAlone;
    private ExplicitPair pair;
    private ExplicitPair taken;
    private double[] from;
    private double[] to;
    private double start;
    private double end;
    private double step;
    private int calm;
    private int wait = FIRST_TRIAL;
    private boolean trial;
    private double fifthStep;

    /**
     * Starts at a state.
     *
     * @param growth growth of the state so far
     * @param eighthAlone true if all steps are of order 8
     * @param firstStep length of the first step to try; 0 if it is to be estimated
     */
    ExplicitSteps(
            FlowField field,
            GradientFlowOptions options,
            Growth growth,
            boolean eighthAlone,
            double time,
            double[] state,
            double firstStep) {
        this.field = field;
        this.growth = growth;
        this.budget = options.maxEvaluations();
        this.absolute = options.absolute();
        this.relative = options.relative();
        this.eighth = new DormandPrince8(field);
        this.fifth = new DormandPrince5(field);
        this.cost = (double) eighth.evaluations() / fifth.evaluations();
        this.eighthAlone = eighthAlone || relative < TIGHT;
        this.pair = this.eighthAlone ? eighth : fifth;
        this.taken = pair;
        this.from = state.clone();
        this.to = state.clone();
        this.allowed = new double[state.length];
        this.slope = new double[state.length];
        this.start = time;
        this.end = time;
        field.computeDerivatives(time, state, slope);
        this.step = firstStep > 0 ? firstStep : firstStep();
    }

    /**
     * Returns the length of a first step, from the sizes of the state, its slope and a difference quotient of the slope (Hairer, Nørsett, Wanner,
     * II.4).
     */
    private double firstStep() {
        double size = 0;
        double speed = 0;
        for (int i = 0; i < to.length; i++) {
            allowed[i] = absolute + relative * Math.abs(to[i]);
            size += square(to[i] / allowed[i]);
            speed += square(slope[i] / allowed[i]);
        }
        double tiny = size < 1e-10 || speed < 1e-10 ? 1e-6 : 0.01 * Math.sqrt(size / speed);
        for (int i = 0; i < to.length; i++) {
            from[i] = to[i] + tiny * slope[i];
        }
        double[] moved = new double[to.length];
        try {
            field.computeDerivatives(end + tiny, from, moved);
        } catch (BrokenLossException e) {
            throw e;
        } catch (ArithmeticException outside) {
            // The loss is not defined there; the first step must be shorter.
            return SHORTEST * tiny;
        }
        double turn = 0;
        for (int i = 0; i < to.length; i++) {
            turn += square((moved[i] - slope[i]) / allowed[i]);
        }
        double fastest = Math.max(Math.sqrt(speed), Math.sqrt(turn) / tiny);
        double length = fastest < 1e-15 ? Math.max(1e-6, 1e-3 * tiny) : Math.pow(0.01 / fastest, 1.0 / pair.order());
        return Math.max(Math.min(100 * tiny, length), 1e-12 * end);
    }

    private static double square(double x) {
        return x * x;
    }

    /**
     * Makes one step that is accepted.
     *
     * @param last time that the step does not pass
     * @throws MaxCountExceededException if the evaluation budget is spent
     * @throws NumberIsTooSmallException if the step would be too short to advance the time
     * @throws FieldNotFinite if the field is not finite in a step that is so short, or in several steps in a row
     * @throws BrokenLossException if the loss or its gradient is not finite there
     */
    void advance(double last) {
        double[] swapped = from;
        from = to;
        to = swapped;
        start = end;
        int overflows = 0;
        Optional<RuntimeException> overflow = Optional.empty();
        while (true) {
            if (field.evaluations() > budget) {
                throw new MaxCountExceededException(budget);
            }
            if (step < last - start && GradientFlow.negligible(step, start)) {
                if (overflow.isPresent()) {
                    throw overflow.get();
                }
                throw new NumberIsTooSmallException(step, start, false);
            }
            taken = pair;
            boolean ends = start + step >= last;
            double h = ends ? last - start : step;
            double error;
            try {
                error = error(h);
            } catch (FieldNotFinite | BrokenLossException e) {
                // A step that is too long for the field doubles its digits from stage to stage, also while the weights
                // grow exponentially. What blows up overflows with any step.
                if (growth.mayBlowUp() || overflows == MOST_OVERFLOWS || !isOverflow(e)) {
                    throw e;
                }
                overflows++;
                overflow = Optional.of(e);
                reject(h * SHORTEST);
                continue;
            } catch (ArithmeticException outside) {
                // A stage lies where the loss is not defined; the solution itself may stay where it is.
                reject(h * SHORTEST);
                continue;
            }
            double factor = Math.min(LONGEST, Math.max(SHORTEST, SAFETY * Math.pow(error, -1.0 / pair.order())));
            if (error < 1) {
                end = ends ? last : start + h;
                System.arraycopy(pair.slopeAtEnd(), 0, slope, 0, slope.length);
                accept(factor * h, h * field.rate() < EASY * pair.border());
                return;
            }
            // An error that is not a number says nothing about the step that is needed.
            reject(h * (Double.isNaN(error) ? SHORTEST : factor));
        }
    }

    private static boolean isOverflow(RuntimeException failure) {
        return !(failure instanceof BrokenLossException broken) || broken.overflow();
    }

    /** Computes a step, and returns its error in units of the tolerances. */
    private double error(double h) {
        pair.step(start, from, slope, h, to);
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = absolute + relative * Math.max(Math.abs(from[i]), Math.abs(to[i]));
        }
        return pair.error(h, allowed);
    }

    private void accept(double next, boolean easy) {
        if (eighthAlone) {
            step = next;
        } else if (pair == eighth && trial && next < GAIN * cost * fifthStep) {
            postpone();
        } else if (pair == eighth) {
            trial = false;
            wait = FIRST_TRIAL;
            step = next;
        } else {
            fifthStep = next;
            step = next;
            calm++;
            if (calm >= wait && easy) {
                pair = eighth;
                trial = true;
                step = cost * next;
            }
        }
    }

    private void reject(double next) {
        if (!eighthAlone && pair == eighth && trial) {
            postpone();
        } else if (!eighthAlone && pair == eighth) {
            pair = fifth;
            step = next / cost;
            calm = 0;
        } else {
            step = next;
            calm = 0;
        }
    }

    /** Returns to order 5, and waits longer before the next trial of order 8. */
    private void postpone() {
        pair = fifth;
        step = fifthStep;
        trial = false;
        wait *= 2;
        calm = 0;
    }

    /** Returns the length of the last step times the fastest rate above which stability limits its length. */
    double border() {
        return taken.border();
    }

    @Override
    public double start() {
        return start;
    }

    @Override
    public double end() {
        return end;
    }

    @Override
    public double[] stateAt(double time) {
        if (time == end) {
            return to;
        }
        double[] state = new double[to.length];
        taken.interpolate(start, from, to, end - start, (time - start) / (end - start), state);
        return state;
    }

    @Override
    public double[] slopeAtEnd() {
        return slope;
    }
}
