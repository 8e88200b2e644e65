package org.repdyn.dynamics.flow;

import java.util.Arrays;
import org.repdyn.integrators.DenseStep;
import org.repdyn.integrators.FieldNotFinite;
import org.repdyn.losses.spi.BrokenLossException;

/**
 * The numerical differentiation formulas of orders 1 to 5 (NDF; Shampine, Reichelt 1997), which are backward differentiation
 * formulas with a smaller error constant. A step solves y = ψ + cf(y) by Newton's method. Its linear systems are solved by GMRES
 * on difference quotients of the field, so that no Jacobian is stored and a fast rate costs Krylov vectors instead of steps.
 *
 * <p>The state is kept as a {@link DifferenceTable}; another step length interpolates it.
 */
final class BackwardDifferences implements DenseStep {

    /** Largest order; higher ones are unstable. */
    private static final int MOST_ORDER = 5;

    /** κ of the formulas of orders 1 to 5, after Shampine and Reichelt, table 1. */
    private static final double[] KAPPA = {0, -0.1850, -1.0 / 9, -0.0823, -0.0415, 0};

    /** Most Newton iterations of one step; quadratic convergence needs two or three. */
    private static final int MOST_ITERATIONS = 6;

    /** Largest accepted residual of Newton's method, in units of the tolerances: a part of the error of a step. */
    private static final double SOLVED = 0.02;

    /** Share of the residual that the linear solver may leave, at most and at least. */
    private static final double LOOSEST = 0.1;

    private static final double TIGHTEST = 1e-4;

    /** The same at least where rounding errors in fast directions, which are the largest part of the residual, must not hide the slow ones. */
    private static final double TIGHTEST_BY_UPDATES = 1e-13;

    /** Largest and smallest factor between a step and the next one. */
    private static final double LONGEST = 10;

    private static final double SHORTEST = 0.2;

    /** Number of products with the Jacobian that estimate the fastest rate. */
    private static final int POWER_ITERATIONS = 8;

    /** Relative step of the difference quotients, 2⁻²⁶: half of the digits of a quotient are correct. */
    private static final double ROOT_EPSILON = 0x1p-26;

    /**
     * Error of a step in rounding errors of the field, from which {@link #SOLVED} leaves Newton's method one of them: its residual has that of one
     * evaluation, times a part of the step.
     */
    static final double ROUNDINGS = 50;

    private static final double[] GAMMA = new double[MOST_ORDER + 2];
    private static final double[] ALPHA = new double[MOST_ORDER + 1];
    private static final double[] ERROR = new double[MOST_ORDER + 1];

    static {
        for (int k = 1; k < GAMMA.length; k++) {
            GAMMA[k] = GAMMA[k - 1] + 1.0 / k;
        }
        for (int k = 0; k <= MOST_ORDER; k++) {
            ALPHA[k] = (1 - KAPPA[k]) * GAMMA[k];
            ERROR[k] = KAPPA[k] * GAMMA[k] + 1.0 / (k + 1);
        }
    }

    private final FlowField field;
    private final double absolute;
    private final double relative;
    private final FieldErrors errors;
    private final int dimension;
    private final Gmres solver;
    private final DifferenceTable table;
    private final double[] predicted;
    private final double[] constant;
    private final double[] scale;
    private final double[] point;
    private final double[] slope;
    private final double[] residual;
    private final double[] update;
    private final double[] moved;
    private final double[] correction;
    private double time;
    private double previous;
    private double step;
    private int order = 1;
    private int equalSteps;
    /** Largest ratio ‖Jv‖/‖v‖ of the last step, a lower bound of the fastest rate. */
    private double fastest;

    /**
     * Starts at a state.
     *
     * @param errors rounding errors of the field to which the steps adapt
     * @param slopeAtStart the field there
     * @param firstStep length of the first step to try
     */
    BackwardDifferences(
            FlowField field,
            double absolute,
            double relative,
            FieldErrors errors,
            double time,
            double[] state,
            double[] slopeAtStart,
            double firstStep) {
        this.field = field;
        this.absolute = absolute;
        this.relative = relative;
        this.errors = errors;
        this.time = time;
        this.previous = time;
        this.step = firstStep;
        this.dimension = state.length;
        this.solver = new Gmres(dimension);
        this.table = new DifferenceTable(MOST_ORDER, state, slopeAtStart, firstStep);
        this.predicted = new double[dimension];
        this.constant = new double[dimension];
        this.scale = new double[dimension];
        this.point = new double[dimension];
        this.slope = slopeAtStart.clone();
        this.residual = new double[dimension];
        this.update = new double[dimension];
        this.moved = new double[dimension];
        this.correction = new double[dimension];
    }

    /**
     * Makes one step that is accepted.
     *
     * @param end time that the step does not pass
     * @param longest length of the longest step
     * @param shortest length of the shortest step
     * @return false if a shorter step than the shortest is needed; the state is then as before
     */
    boolean advance(double end, double longest, double shortest) {
        fastest = 0;
        if (step > longest) {
            // Half of it, so that several steps are equal, which a higher order needs.
            rescale(0.5 * longest / step);
        }
        while (true) {
            if (step < shortest) {
                return false;
            }
            double h = step;
            boolean last = time + h >= end;
            if (last && end - time < h) {
                rescale((end - time) / h);
                h = end - time;
            }
            int iterations = correct(h);
            if (iterations < 0) {
                rescale(0.5);
                continue;
            }
            double safety = 0.9 * (2.0 * MOST_ITERATIONS + 1) / (2.0 * MOST_ITERATIONS + iterations);
            for (int i = 0; i < dimension; i++) {
                scale[i] = absolute + ROUNDINGS * errors.allowed() * h + relative * Math.abs(point[i]);
            }
            double error = ERROR[order] * norm(correction);
            if (!(error <= 1)) {
                rescale(Math.max(SHORTEST, safety * Math.pow(error, -1.0 / (order + 1))));
                continue;
            }
            previous = time;
            time = last ? end : time + h;
            accept(error, safety);
            return true;
        }
    }

    private void accept(double error, double safety) {
        equalSteps++;
        table.advance(correction, order);
        if (errors.present()) {
            // The field depends on the nearest point alone, so nothing else ends a drift by rounding errors. The
            // differences stay as they are, as if the earlier states had moved by the same amount.
            field.project(table.difference(0));
        }
        if (equalSteps < order + 1) {
            return;
        }
        double lower = order > 1 ? ERROR[order - 1] * norm(table.difference(order)) : Double.POSITIVE_INFINITY;
        double higher =
                order < MOST_ORDER ? ERROR[order + 1] * norm(table.difference(order + 2)) : Double.POSITIVE_INFINITY;
        double factor = Math.pow(error, -1.0 / (order + 1));
        double down = Math.pow(lower, -1.0 / order);
        double up = Math.pow(higher, -1.0 / (order + 2));
        if (down > factor && down >= up) {
            order--;
            factor = down;
        } else if (up > factor) {
            order++;
            factor = up;
        }
        rescale(Math.min(LONGEST, safety * factor));
    }

    /**
     * Solves y = predicted + d, d = cf(y) − ψ for d by Newton's method.
     *
     * @return number of iterations; −1 if they did not converge
     */
    private int correct(double h) {
        double c = h / ALPHA[order];
        table.predict(GAMMA, order, predicted, constant);
        for (int i = 0; i < dimension; i++) {
            constant[i] /= ALPHA[order];
            scale[i] = absolute + ROUNDINGS * errors.allowed() * h + relative * Math.abs(predicted[i]);
        }
        Arrays.fill(correction, 0);
        System.arraycopy(predicted, 0, point, 0, dimension);
        double before = Double.POSITIVE_INFINITY;
        boolean byUpdates = errors.byUpdates();
        try {
            for (int iteration = 0; iteration <= MOST_ITERATIONS; iteration++) {
                field.computeDerivatives(time + h, point, slope);
                for (int i = 0; i < dimension; i++) {
                    residual[i] = (c * slope[i] - constant[i] - correction[i]) / scale[i];
                }
                double left = rootMeanSquare(residual);
                if (left <= SOLVED) {
                    return iteration;
                }
                if (iteration == MOST_ITERATIONS || !(byUpdates || left < before)) {
                    return -1;
                }
                double tightest = byUpdates ? TIGHTEST_BY_UPDATES : TIGHTEST;
                double wanted = Math.min(LOOSEST, Math.max(tightest, 0.5 * SOLVED / left));
                double unsolved = left * solver.solveOnce((v, out) -> shifted(c, v, out), residual, wanted, update);
                for (int i = 0; i < dimension; i++) {
                    correction[i] += scale[i] * update[i];
                    point[i] = predicted[i] + correction[i];
                }
                if (!byUpdates) {
                    before = left;
                    continue;
                }
                double size = rootMeanSquare(update);
                if (size <= SOLVED && unsolved <= SOLVED) {
                    return iteration + 1;
                }
                if (!(size < before)) {
                    return -1;
                }
                before = size;
            }
        } catch (BrokenLossException e) {
            if (!e.overflow()) {
                throw e;
            }
        } catch (FieldNotFinite | ArithmeticException e) {
            return -1;
        }
        return -1;
    }

    /** Sets out = v − cJv at the last point, in units of the tolerances. */
    private void shifted(double c, double[] v, double[] out) {
        double size = 0;
        double length = 0;
        for (int i = 0; i < dimension; i++) {
            size += point[i] * point[i];
            length += scale[i] * v[i] * scale[i] * v[i];
        }
        if (length == 0) {
            Arrays.fill(out, 0);
            return;
        }
        length = Math.sqrt(length);
        double epsilon = ROOT_EPSILON * Math.max(Math.sqrt(size), Double.MIN_NORMAL) / length;
        for (int i = 0; i < dimension; i++) {
            moved[i] = point[i] + epsilon * scale[i] * v[i];
        }
        field.computeDerivatives(time, moved, out);
        double change = 0;
        for (int i = 0; i < dimension; i++) {
            double product = (out[i] - slope[i]) / epsilon;
            change += product * product;
            out[i] = v[i] - c * product / scale[i];
        }
        fastest = Math.max(fastest, Math.sqrt(change) / length);
    }

    /** Changes the step length by a factor. */
    private void rescale(double factor) {
        table.rescale(factor, order);
        step *= factor;
        equalSteps = 0;
    }

    @Override
    public double start() {
        return previous;
    }

    @Override
    public double end() {
        return time;
    }

    @Override
    public double[] stateAt(double t) {
        return table.valueAt(t, time, step, order);
    }

    /** Returns the derivative of the interpolant at the end of the last step. */
    @Override
    public double[] slopeAtEnd() {
        return table.slopeAtEnd(step, order);
    }

    /**
     * Returns the length of the next step times an estimate of the fastest rate at the last state, from below, by the power method.
     *
     * @param enough number above which a more accurate estimate is not needed
     */
    double stiffness(double enough) {
        if (step * fastest > enough) {
            return step * fastest;
        }
        System.arraycopy(table.difference(0), 0, point, 0, dimension);
        field.computeDerivatives(time, point, slope);
        double[] v = new double[dimension];
        double[] image = new double[dimension];
        // An arbitrary start with a part in every direction.
        for (int i = 0; i < dimension; i++) {
            v[i] = Math.cos(i * 12.9898 + 1) / scale[i];
        }
        fastest = 0;
        for (int iteration = 0; iteration < POWER_ITERATIONS && step * fastest <= enough; iteration++) {
            // With c = 1 the result is v − Jv, in units of the tolerances.
            shifted(1, v, image);
            for (int i = 0; i < dimension; i++) {
                v[i] -= image[i];
            }
        }
        return step * fastest;
    }

    private double norm(double[] v) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double scaled = v[i] / scale[i];
            sum += scaled * scaled;
        }
        return Math.sqrt(sum / dimension);
    }

    private static double rootMeanSquare(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum / v.length);
    }
}
