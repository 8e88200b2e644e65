package org.repdyn.ntk.analytic;

import java.util.List;

/**
 * The explicit method ROCK4 of order 4 with an embedded one of order 3 (Abdulle 2002), for systems whose fast rates are real. A step takes as
 * many stages as its stability needs: s of them are stable on 0.35 s² of the negative real axis, so the cost of fast decay is the square root
 * of its rate. The rate is estimated by the power method.
 */
final class StabilisedFlow {

    /** End of an integration. */
    enum End {
        /** The end of the interval was reached. */
        REACHED,
        /** The error alone limits the steps, so that another explicit method takes fewer evaluations. */
        NOT_STIFF,
        /** The rate of the fastest decay, or rates that are not real, limit the steps, or the evaluations would not suffice. */
        TOO_STIFF
    }

    /** Callback after each step. */
    interface Step {

        /**
         * Reports a step.
         *
         * @param from state and derivative at its start
         * @param to state and derivative at its end
         */
        void at(Node from, Node to);
    }

    /**
     * A point of the trajectory.
     *
     * @param time its time
     * @param state its state
     * @param derivative the right-hand side there
     */
    record Node(double time, double[] state, double[] derivative) {

        /** Writes the state at a time between this point and the next one: the cubic with the states and derivatives of both (Hermite). */
        void interpolate(Node next, double at, double[] result) {
            double h = next.time - time;
            double x = (at - time) / h;
            double blend = x * x * (3 - 2 * x);
            double start = h * x * (1 - x) * (1 - x);
            double end = h * x * x * (x - 1);
            for (int i = 0; i < result.length; i++) {
                result[i] = state[i]
                        + blend * (next.state[i] - state[i])
                        + start * derivative[i]
                        + end * next.derivative[i];
            }
        }
    }

    /**
     * A step to try.
     *
     * @param tableau the member of the family
     * @param length its length
     * @param last true if it ends at the end of the interval
     * @param shortened true if no member is stable for the length that the error allows
     */
    private record Trial(StabilisedTableau tableau, double length, boolean last, boolean shortened) {}

    /** Factor on the step size that the error allows, so that few steps are rejected. */
    private static final double SAFETY = 0.8;

    /** Factor on the estimate of the fastest rate, which is one from below. */
    private static final double RATE_SAFETY = 1.2;

    /** Accepted steps after which the rate is estimated again. */
    private static final int STEPS_BETWEEN_RATES = 10;

    /** Steps in a row after which the method gives up: rejected ones, those that stability shortens, and those that need no stability. */
    private static final int PATIENCE = 8;

    /** Product of step and rate below which stability does not matter to other explicit methods. */
    private static final double NOT_STIFF = 1;

    /**
     * Forecasts of the evaluations to the end in a budget: many, so that most of it is left to another method, but each from so many steps
     * that a few short ones do not decide.
     */
    private static final int FORECASTS = 16;

    private final StabilisedSteps steps;
    private final FastestRate fastest;
    private final int dimension;
    private final List<StabilisedTableau> tableaus;
    private final int budget;
    private final Step listener;
    private double step;
    private double rate;
    private int sinceRate = STEPS_BETWEEN_RATES;
    private int rejected;
    private int shortened;
    private int calm;
    private double lastError;
    private double lastStep;

    /**
     * Creates a method.
     *
     * @param system the right-hand side
     * @param fastest estimate of the fastest rate
     * @param dimension dimension of the state
     * @param tolerance error of a step relative to the larger of the state and {@code scale}
     * @param scale size of an entry of the state
     * @param step first step size to try
     * @param budget evaluations that the method may take
     * @param listener receives each accepted step; an exception from it ends the run
     */
    StabilisedFlow(
            StiffFlow.Derivative system,
            FastestRate fastest,
            int dimension,
            double tolerance,
            double scale,
            double step,
            int budget,
            Step listener) {
        this.steps = new StabilisedSteps(system, dimension, tolerance, scale);
        this.fastest = fastest;
        this.dimension = dimension;
        this.tableaus = StabilisedTableau.within(tolerance);
        this.step = step;
        this.budget = budget;
        this.listener = listener;
    }

    /** Returns the step size that would be tried next. */
    double step() {
        return step;
    }

    /** Integrates in place until an end, once; the listener knows the time of the last step. */
    End integrate(double[] y, double from, double end, double smallest) {
        if (tableaus.isEmpty()) {
            return End.TOO_STIFF;
        }
        Node node = new Node(from, y.clone(), steps.derivative(y));
        Forecast forecast = new Forecast(budget / FORECASTS);
        forecast.begin(steps.evaluations(), from);
        while (node.time < end) {
            estimateRate(node);
            Trial trial = trial(end - node.time);
            if (!(trial.length >= smallest)) {
                return End.TOO_STIFF;
            }
            double[] next = new double[dimension];
            double[] slope = new double[dimension];
            double error = steps.attempt(trial.tableau, node, trial.length, next, slope);
            if (!(error <= 1)) {
                if (++rejected >= PATIENCE) {
                    return End.TOO_STIFF;
                }
                shorten(trial.length, error);
                continue;
            }
            Node reached = new Node(trial.last ? end : node.time + trial.length, next, slope);
            listener.at(node, reached);
            System.arraycopy(next, 0, y, 0, dimension);
            node = reached;
            accept(trial, error);
            if (outOfReach(forecast, node.time, end)) {
                return End.TOO_STIFF;
            }
            if (node.time < end && (shortened >= PATIENCE || calm >= PATIENCE)) {
                return calm >= PATIENCE ? End.NOT_STIFF : End.TOO_STIFF;
            }
        }
        return End.REACHED;
    }

    /** Returns true if the evaluations to the end would exceed the budget at the pace of the last ones. */
    private boolean outOfReach(Forecast forecast, double time, double end) {
        int spent = steps.evaluations();
        return forecast.due(spent) && forecast.exceeds(budget - spent, spent, time, end);
    }

    /** Estimates the fastest rate if some steps were taken since the last estimate, or one was rejected. */
    private void estimateRate(Node node) {
        if (sinceRate >= STEPS_BETWEEN_RATES) {
            rate = RATE_SAFETY * fastest.at(node.state, node.derivative);
            sinceRate = 0;
        }
    }

    /** Returns the step to try next, where {@code rest} is left to the end. */
    private Trial trial(double rest) {
        double h = 1.01 * step >= rest ? rest : step;
        StabilisedTableau tableau = reaching(h * rate);
        boolean tooLong = h * rate > tableau.reach();
        h = tooLong ? SAFETY * tableau.reach() / rate : h;
        return new Trial(tableau, h, h == rest, tooLong);
    }

    /** Chooses the step to try after a rejected one, for which the rate is estimated again. */
    private void shorten(double h, double error) {
        double factor = factor(error);
        step = h * (Double.isNaN(factor) ? 0.1 : Math.max(0.1, 0.8 * factor));
        sinceRate = STEPS_BETWEEN_RATES;
    }

    /** Chooses the step to try after an accepted one, and counts what limits the steps. */
    private void accept(Trial trial, double error) {
        double h = trial.length;
        double factor = factor(error);
        if (lastError > 0 && error > 0) {
            // The change of the error from step to step foretells that of the next step (Gustafsson).
            factor = Math.min(factor, factor * Math.pow(lastError / error, 0.25) * h / lastStep);
        }
        lastError = error;
        lastStep = h;
        step = h * Math.max(0.1, Math.min(rejected > 0 ? 1 : 2, factor));
        rejected = 0;
        sinceRate++;
        shortened = trial.shortened ? shortened + 1 : 0;
        calm = !trial.last && h * rate < NOT_STIFF ? calm + 1 : 0;
    }

    /** Returns the factor on a step that its error allows. */
    private static double factor(double error) {
        return error == 0 ? 2 : SAFETY * Math.pow(error, -0.25);
    }

    /** Returns the member with the fewest stages that reaches a product of a step and a rate, or the one that reaches the most. */
    private StabilisedTableau reaching(double product) {
        return tableaus.stream()
                .filter(tableau -> tableau.reach() >= product)
                .findFirst()
                .orElseGet(() -> tableaus.get(tableaus.size() - 1));
    }
}
