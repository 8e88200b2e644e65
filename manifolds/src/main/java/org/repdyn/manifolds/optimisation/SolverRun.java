package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.manifolds.dense.Entries;

/** One run of a solver: its current point, its record, and the decision to go on. */
final class SolverRun {

    /** Number of iterations from which on the evaluations that compare derivatives are few beside those of the run. */
    private static final int LONG_RUN = 100;

    /** Bounds on the norms of gradients, beyond which squares of gradients and steps overflow or underflow. */
    private static final double LARGEST_NORM = 1e150;

    private static final double SMALLEST_NORM = 1e-150;

    final Objective objective;

    private Iterate current;
    private Iterate next;
    private final StoppingCriterion criterion;
    private final Trace trace;
    private final Optional<Consumer<Progress>> observer;
    private final boolean evaluatesAgain;
    private final long started = System.nanoTime();

    private final RoundingLevel rounding = new RoundingLevel();

    private Optional<Iterate> best = Optional.empty();
    private double lowestCost;
    private Optional<Stop> stop = Optional.empty();
    private int iteration;
    private double largestGradient;
    private double firstGradientNorm = Double.NaN;
    private double previousCost = Double.NaN;
    private double step = Double.NaN;
    /** True if the gradient is that of the whole cost, so that differences of the cost are compared with it at the end. */
    private boolean comparesGradient;

    /** True if the run ends where its steps change the cost by rounding only and the gradient does not fall. */
    private boolean endsAtRounding;

    /** True if a result is to be a minimum among all points next to it, so that a start with a small gradient is tested for one. */
    private boolean seeksMinimum;

    /** True if the state after the last iteration still has to be recorded and tested. */
    private boolean news = true;

    /**
     * Creates a run that has not begun.
     *
     * @param evaluatesAgain true if a run that does not converge calls the functions a second time at its end, to warn of those that draw random numbers
     */
    SolverRun(
            Objective objective,
            R064Store start,
            StoppingCriterion criterion,
            List<TraceColumn> columns,
            Optional<Consumer<Progress>> observer,
            boolean evaluatesAgain) {
        this.objective = objective;
        this.criterion = criterion;
        this.trace = new Trace(columns);
        this.observer = observer;
        this.evaluatesAgain = evaluatesAgain;
        current = new Iterate(start);
        next = new Iterate(start);
        Entries.copy(start, current.point);
    }

    /** Runs a solver to its end. */
    OptimisationResult complete(Solver solver) {
        evaluateStart();
        comparesGradient = solver.takesGradientOfCost();
        seeksMinimum = solver.seeksMinimumOfCost();
        endsAtRounding = solver.endsAtRounding();
        try {
            solver.run(this);
        } catch (ArithmeticException e) {
            stop(
                    StopCause.OFF_MANIFOLD,
                    "after iteration " + iteration + " the next point cannot be computed with: " + Objective.reason(e)
                            + "; the result is the point before");
        }
        if (news) {
            // The solver gave up before it could ask whether to go on.
            record();
        }
        return end();
    }

    private void evaluateStart() {
        compute("cost", () -> objective.evaluateCost(current));
        compute("gradient", () -> objective.evaluateGradient(current));
        if (!Double.isFinite(current.cost) || !Double.isFinite(current.gradientNorm)) {
            throw new StartNotFiniteException(current.cost, current.gradientNorm);
        }
        largestGradient = current.gradientNorm;
    }

    /** Computes what must exist at the start of a run; the start of an inner run is no argument of the user. */
    private void compute(String what, Runnable computation) {
        try {
            computation.run();
        } catch (ArithmeticException e) {
            if (!evaluatesAgain) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "the " + what + " at the start cannot be computed: " + Objective.reason(e)
                            + "; start where cost and gradient are defined",
                    e);
        }
    }

    private OptimisationResult end() {
        Stop end = stop.orElseThrow(() -> new IllegalStateException("the solver ended without a reason"));
        List<String> warnings = new ArrayList<>(objective.warnings());
        if (largestGradient > LARGEST_NORM || (largestGradient < SMALLEST_NORM && largestGradient > 0)) {
            warnings.add("the largest gradient norm of the run is " + Decimals.text(largestGradient)
                    + ", whose square is beyond double precision, so that steps are poor; multiply the cost and its"
                    + " derivatives by " + Decimals.text(Math.pow(10, -Math.rint(Math.log10(largestGradient)))));
        }
        if (evaluatesAgain && !end.cause().indicatesConvergence()) {
            List<String> random = SecondEvaluation.warnings(objective, current, largestGradient);
            warnings.addAll(random);
            if (random.isEmpty() && comparesGradient && isWorthComparing(end.cause())) {
                warnings.addAll(GivenDerivatives.warnings(objective, current));
            }
        }
        if (evaluatesAgain && seeksMinimum && iteration == 0 && endsForSmallGradient(end.cause())) {
            warnings.addAll(StationaryStart.warnings(objective, current));
        }
        Iterate last = result();
        return new OptimisationResult(
                Entries.copyOf(last.point),
                last.cost,
                last.gradientNorm,
                iteration,
                end,
                objective.evaluations(),
                seconds(),
                trace,
                List.copyOf(warnings));
    }

    private boolean endsForSmallGradient(StopCause cause) {
        return cause == StopCause.GRADIENT_BELOW || (cause == StopCause.STALLED && current.gradientNorm == 0);
    }

    /** Returns true if a few more evaluations are few beside those of the run, and none of them was forbidden. */
    private boolean isWorthComparing(StopCause cause) {
        return switch (cause) {
            case STALLED -> true;
            case MAX_EVALUATIONS, MAX_TIME -> false;
            default -> iteration >= LONG_RUN;
        };
    }

    /** Returns the point of the lowest cost if the solver keeps it, but the last one where its small gradient ended the run at a cost that is equal to rounding. */
    private Iterate result() {
        boolean small =
                stop.filter(each -> each.cause() == StopCause.GRADIENT_BELOW).isPresent();
        return best.filter(b -> !small || b.cost < current.cost - LineFunction.ROUNDING * Math.abs(current.cost))
                .orElse(current);
    }

    /** Returns the current point with its cost and gradient. */
    Iterate current() {
        return current;
    }

    /** Returns the memory for the next point, which {@link #accept} makes the current one. */
    Iterate next() {
        return next;
    }

    /** Returns the largest gradient norm of the run so far: a unit for gradients, so that results do not depend on the unit of the cost. */
    double largestGradient() {
        return largestGradient;
    }

    int iteration() {
        return iteration;
    }

    /**
     * Keeps the point of the lowest cost as the result, for methods that do not lower the cost in each step. Among points whose costs are equal to rounding it is the one with the
     * smallest gradient.
     */
    void keepBest() {
        Iterate copy = new Iterate(current.point);
        copy.copyFrom(current);
        best = Optional.of(copy);
        lowestCost = current.cost;
    }

    /** Returns true if the current point takes the place of the best one. Costs are compared with the lowest one of all, so that they do not rise by many roundings. */
    private boolean isBetterThan(Iterate kept) {
        double level = lowestCost + LineFunction.ROUNDING * Math.abs(lowestCost);
        return kept.cost > level || (current.cost <= level && current.gradientNorm < kept.gradientNorm);
    }

    /** Records the current state and tests the criterion, once after each iteration; returns true if the run goes on. */
    boolean proceeds() {
        if (stop.isEmpty() && news) {
            stop = Objects.requireNonNull(
                            criterion.check(record()),
                            "the stopping criterion returned null; return Optional.empty() for a run that goes on")
                    .map(this::placed);
        }
        return stop.isEmpty();
    }

    /** Returns a stop for a small gradient with a text that says so if the run has not begun. */
    private Stop placed(Stop reason) {
        return iteration == 0 && reason.cause() == StopCause.GRADIENT_BELOW
                ? new Stop(reason.cause(), reason.text() + " at the start")
                : reason;
    }

    /**
     * Records and tests as {@link #proceeds()} does, and stalls where the gradient is zero or cannot fall any more; returns true if there is a direction of descent.
     */
    boolean descends() {
        if (!proceeds()) {
            return false;
        }
        if (current.gradientNorm == 0) {
            // A minimum or a saddle: no step of a model leads away from it either.
            stall("the gradient is zero");
            return false;
        }
        if (endsAtRounding && rounding.isReached()) {
            stall("the last " + RoundingLevel.PATIENCE
                    + " steps changed the cost by its rounding only and did not lower the gradient norm");
            return false;
        }
        return true;
    }

    /** Adds the current state to the trace, shows it to the observer and returns it. */
    private Progress record() {
        news = false;
        if (iteration == 0) {
            firstGradientNorm = current.gradientNorm;
        }
        Progress progress = new Progress(
                iteration,
                current.point,
                current.cost,
                previousCost,
                current.gradientNorm,
                firstGradientNorm,
                step,
                objective.evaluations(),
                seconds());
        trace.record(progress);
        observer.ifPresent(each -> each.accept(progress));
        return progress;
    }

    /** Returns the criterion that ends an inner run when this run has used up its evaluations or its time. */
    StoppingCriterion limits() {
        return inner -> criterion
                .check(new Progress(
                        iteration,
                        inner.point(),
                        Double.POSITIVE_INFINITY,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        firstGradientNorm,
                        0,
                        objective.evaluations(),
                        seconds()))
                .filter(s -> s.cause() == StopCause.MAX_EVALUATIONS || s.cause() == StopCause.MAX_TIME);
    }

    /**
     * Moves to the next point after an iteration. Ends the run at the current point instead if cost or gradient of the next one is
     * not finite.
     *
     * @param length length of the step
     * @return true if the run is at the next point
     */
    boolean accept(double length) {
        objective.evaluateCost(next);
        if (next.cost == Double.POSITIVE_INFINITY && objective.refusal().isPresent()) {
            // A fixed step went where there is no point, whose gradient would be that of a half-written matrix.
            stop(
                    StopCause.OFF_MANIFOLD,
                    "after iteration " + iteration + " a step of length " + Decimals.text(length) + " fails: "
                            + objective.refusal().orElseThrow() + "; the result is the point before");
            return false;
        }
        objective.evaluateGradient(next);
        if (!Double.isFinite(next.cost) || !Double.isFinite(next.gradientNorm)) {
            stop(
                    StopCause.NOT_FINITE,
                    "after iteration " + iteration + " the cost is "
                            + Decimals.text(
                                    next.cost == Double.POSITIVE_INFINITY
                                            ? objective.undefinedCost().orElse(next.cost)
                                            : next.cost)
                            + " and the norm of its gradient " + Decimals.text(next.gradientNorm)
                            + "; the result is the point before");
            return false;
        }
        objective.arrived();
        previousCost = current.cost;
        Iterate left = current;
        current = next;
        next = left;
        step = length;
        largestGradient = Math.max(largestGradient, current.gradientNorm);
        iteration++;
        news = true;
        rounding.step(
                current.cost - previousCost,
                LineFunction.ROUNDING * objective.magnitude(current),
                current.gradientNorm);
        lowestCost = Math.min(lowestCost, current.cost);
        best.filter(this::isBetterThan).ifPresent(b -> b.copyFrom(current));
        return true;
    }

    /** Counts an iteration whose step was rejected, so that the point stays. */
    void reject() {
        step = 0;
        iteration++;
        news = true;
    }

    void stop(StopCause cause, String text) {
        if (stop.isEmpty()) {
            stop = Optional.of(new Stop(cause, text));
        }
    }

    /** Ends a run that finds no better point along the negative gradient. */
    void stallDownhill() {
        stall("no step along the negative gradient lowers the cost " + current.cost);
    }

    /** Ends a run that finds no better point; the cause is what happened at the last trial, if there is no point, or no cost. */
    void stall(String text) {
        String withNorm = text + "; the gradient norm is " + Decimals.text(current.gradientNorm);
        if (objective.refusal().isPresent()) {
            stop(
                    StopCause.OFF_MANIFOLD,
                    withNorm + "; the last step that was tried fails: "
                            + objective.refusal().orElseThrow() + "; the result is the point before");
        } else if (objective.undefinedCost().isPresent()) {
            stop(
                    StopCause.NOT_FINITE,
                    withNorm + "; after the last step that was tried the cost is "
                            + Decimals.text(objective.undefinedCost().getAsDouble())
                            + "; the result is the point before");
        } else {
            stop(
                    StopCause.STALLED,
                    objective.undefinedNearby().isPresent()
                            ? withNorm + "; after longer steps the cost is "
                                    + Decimals.text(objective.undefinedNearby().getAsDouble())
                            : withNorm);
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
