package org.repdyn.integrators;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.Vectors;

/**
 * Steps of the damped Runge-Kutta-Chebyshev method of order 1 with ten stages or more (van der Houwen, Sommeijer 1980), for a field that
 * jumps. Where a field points from both sides to a surface on which it jumps, its flow slides along the surface with an average of
 * both sides, the solution in the sense of Filippov; Euler's method tends to it when its steps get shorter (Dontchev, Lempio 1992), but zigzags around the
 * surface. The damping of s stages makes the zigzag about 2s/3 times smaller than s Euler steps do.
 *
 * <p>The method is stable for rates below about 2s² divided by the step. Where the smooth part of the field has a faster one, stages are added, and the
 * evaluations grow like the root of the rate.
 *
 * <p>No error estimate is possible at jumps. The step is chosen by the change of the average velocity, from a shortest length on, and is shorter
 * only where the state would move far.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SlidingSteps implements DenseStep {

    /** Event that marks the beginning of sliding steps in a run. */
    public static final String NOTICE =
            "averaging over jumps of the field in steps of order 1 without an error estimate (the weights are accurate to"
                    + " about 1 % at kinks of the loss, but depend on the steps past embeddings at zero or equally near"
                    + " neighbours)";

    /** Number of stages of a step, unless a fast rate of the smooth part of the field needs more. */
    private static final int STAGES = 10;

    /** Largest number of stages: rounding errors of a step grow like its square (Verwer, Hundsdorfer, Sommeijer 1990). */
    private static final int MOST_STAGES = 1000;

    /** Damping of the Chebyshev polynomials, the usual value for order 1. */
    private static final double DAMPING = 0.05;

    /**
     * Part of its largest size so far that the state moves in a step at most. Close to an embedding of length r a field of directions has the size 1/r: one stage
     * there may throw the state far away, which the flow, that turns quickly, does not.
     */
    private static final double MOST_MOTION = 0.02;

    private static final double SAFETY = 0.9;
    private static final double LONGEST = 2;
    private static final double SHORTEST = 0.2;

    /** Number of steps for which an estimate of the fastest rate holds, as in the code RKC (Sommeijer, Shampine, Verwer 1998). */
    private static final int STEPS_OF_RATE = 25;

    /** Factor on the estimate of the fastest rate, which is one from below, as in RKC. */
    private static final double RATE_SAFETY = 1.2;

    /** Number of products with the Jacobian that estimate the fastest rate, from a direction in which it has already been amplified. */
    private static final int POWER_ITERATIONS = 4;

    /** Relative step of their difference quotients, 2⁻²⁶: half of the digits of a quotient are correct. */
    private static final double ROOT_EPSILON = 0x1p-26;

    /** Largest ratio of rates over a short and a long distance if the field is smooth over the long one; at a jump it is that of the distances. */
    private static final double SMOOTH = 2;

    /**
     * The coefficients of the method with a number of stages s.
     *
     * @param argument w₀ = 1 + ε/s²
     * @param values T_j(w₀) for j = 0, …, s
     * @param scale w₁ = T_s(w₀)/T_s′(w₀)
     */
    private record Chebyshev(double argument, double[] values, double scale) {

        static Chebyshev of(int stages) {
            double argument = 1 + DAMPING / ((double) stages * stages);
            double[] values = new double[stages + 1];
            double[] slopes = new double[stages + 1];
            values[0] = 1;
            values[1] = argument;
            slopes[1] = 1;
            for (int j = 2; j <= stages; j++) {
                values[j] = 2 * argument * values[j - 1] - values[j - 2];
                slopes[j] = 2 * argument * slopes[j - 1] - slopes[j - 2] + 2 * values[j - 1];
            }
            return new Chebyshev(argument, values, values[stages] / slopes[stages]);
        }

        int stages() {
            return values.length - 1;
        }

        /** Returns the largest product of a step and a rate for which the method is stable. */
        double border() {
            return (1 + argument) / scale;
        }
    }

    private static final Chebyshev FEWEST = Chebyshev.of(STAGES);

    private final VectorField field;
    private final int dimension;
    private final double[] slope;
    private double[] from;
    private double[] to;
    private double[] before;
    private double[] spare;
    private final double[] turned;
    private final double mostBend;
    private final double[] widest;
    private double[] velocity;
    private double[] lastVelocity;
    private boolean hasVelocity;
    /** True if the last step was shorter than the shortest one, because the state moved too far. */
    private boolean slowed;

    private Chebyshev method = FEWEST;
    /** Fastest rate of the smooth part of the field where few stages were unstable; 0 if it is not known to be too fast for them. */
    private double rate;

    private final double[] fastest;
    private int stepsOfRate = STEPS_OF_RATE;

    /** True if the last estimate because of a step that moved too far led to more stages. */
    private boolean helped;

    private double start;
    private double end;
    private double step;

    /**
     * Starts at a state.
     *
     * @param step length of the first step to try
     * @param mostBend change of the state in a step by the change of velocity, relative to its size, that a step should not exceed
     */
    public SlidingSteps(VectorField field, double time, double[] state, double step, double mostBend) {
        this.field = field;
        this.dimension = state.length;
        this.slope = new double[dimension];
        this.from = state.clone();
        this.to = state.clone();
        this.widest = state.clone();
        this.before = new double[dimension];
        this.spare = new double[dimension];
        this.turned = new double[dimension];
        this.fastest = new double[dimension];
        this.velocity = new double[dimension];
        this.lastVelocity = new double[dimension];
        this.start = time;
        this.end = time;
        this.step = step;
        this.mostBend = mostBend;
    }

    /**
     * Makes a step.
     *
     * @param last time that the step does not pass
     * @param shortest length to which the change of velocity may shorten the step
     * @param least length below which the step is not shortened where the field is not finite or the state moves far
     * @return false if the field is not finite in the shortest step; the state is then as before
     */
    public boolean advance(double last, double shortest, double least) {
        System.arraycopy(to, 0, from, 0, dimension);
        start = end;
        double floor = slowed ? Math.min(step, shortest) : shortest;
        step = Math.max(step, floor);
        if (rate > 0 && stepsOfRate >= STEPS_OF_RATE) {
            estimateRate();
        }
        while (true) {
            double h = Math.min(step, last - start);
            int wanted = stages(h);
            if (wanted != method.stages()) {
                method = Chebyshev.of(wanted);
            }
            if (!tryStep(h)) {
                step = h / 2;
                if (step < least) {
                    System.arraycopy(from, 0, to, 0, dimension);
                    return false;
                }
                continue;
            }
            for (int i = 0; i < dimension; i++) {
                velocity[i] = (to[i] - from[i]) / h;
                turned[i] = velocity[i] - lastVelocity[i];
            }
            if (h > least && h * field.relative(velocity, widest) > MOST_MOTION) {
                if (moreStagesHelp(h)) {
                    continue;
                }
                step = h / 2;
                floor = Math.min(step, floor);
                continue;
            }
            double bend = hasVelocity ? 0.5 * h * field.relative(turned, to) / mostBend : 1;
            // Where the state is too large for its size in double precision, the bend is not a number.
            double factor =
                    Double.isNaN(bend) ? SHORTEST : Math.min(LONGEST, Math.max(SHORTEST, SAFETY / Math.sqrt(bend)));
            if (!(bend <= 1) && h > floor) {
                step = Math.max(floor, h * factor);
                continue;
            }
            if (field.relative(to, widest) > 1) {
                System.arraycopy(to, 0, widest, 0, dimension);
            }
            end = h < last - start ? start + h : last;
            step = h < shortest ? h * LONGEST : Math.max(shortest, Math.max(h, step) * factor);
            slowed = step < shortest;
            double[] swapped = lastVelocity;
            lastVelocity = velocity;
            velocity = swapped;
            hasVelocity = true;
            stepsOfRate++;
            return true;
        }
    }

    /** Returns the number of stages for which a step is stable, as far as the fastest rate is known. */
    private int stages(double h) {
        double few = RATE_SAFETY * h * rate / FEWEST.border();
        return few <= 1 ? STAGES : (int) Math.min(MOST_STAGES, Math.ceil(STAGES * Math.sqrt(few)));
    }

    /**
     * Returns true if the state moved far in a step because the method is not stable for the fastest rate of the field, and more stages are. Where the
     * field itself is large, or jumps, a shorter step is needed.
     */
    private boolean moreStagesHelp(double h) {
        if (stepsOfRate < (helped ? 1 : STEPS_OF_RATE)) {
            return false;
        }
        System.arraycopy(velocity, 0, fastest, 0, dimension);
        estimateRate();
        helped = stages(h) > method.stages();
        return helped;
    }

    /**
     * Estimates the fastest rate at the start of the step by the power method. The rate is 0 if it is another one over the distance that a step may move
     * the state: the field jumps there, or turns around a point close by.
     */
    private void estimateRate() {
        stepsOfRate = 0;
        rate = 0;
        double[] point = spare;
        double[] image = before;
        double size = Vectors.norm(widest);
        try {
            field.at(start, from, slope);
            double near = 0;
            for (int iteration = 0; iteration < POWER_ITERATIONS; iteration++) {
                near = quotient(ROOT_EPSILON * size, point, image);
                System.arraycopy(image, 0, fastest, 0, dimension);
            }
            double far = quotient(0.5 * MOST_MOTION * size, point, image);
            if (far < SMOOTH * near && near < SMOOTH * far) {
                rate = Math.max(near, far);
            }
        } catch (FieldNotFinite e) {
            // Nothing is known of the rate; the step becomes shorter.
        }
    }

    /** Returns the rate of change of the field over a distance in the fastest direction, and overwrites {@code change} with the change. */
    private double quotient(double distance, double[] point, double[] change) {
        double factor = distance / Vectors.norm(fastest);
        for (int i = 0; i < dimension; i++) {
            point[i] = from[i] + factor * fastest[i];
        }
        field.at(start, point, change);
        for (int i = 0; i < dimension; i++) {
            change[i] -= slope[i];
        }
        return Vectors.norm(change) / distance;
    }

    /** Overwrites {@code to} with the state after a step from {@code from}; returns false if the field is not finite. */
    private boolean tryStep(double h) {
        double argument = method.argument();
        double scale = method.scale();
        double[] values = method.values();
        try {
            double first = h * scale / argument;
            field.at(start, from, slope);
            System.arraycopy(from, 0, before, 0, dimension);
            for (int i = 0; i < dimension; i++) {
                to[i] = from[i] + first * slope[i];
            }
            for (int j = 2; j <= method.stages(); j++) {
                // Y_j = μY_{j−1} + νY_{j−2} + (1 − μ − ν)y + μ̃hf(Y_{j−1})
                double mu = 2 * argument * values[j - 1] / values[j];
                double nu = -values[j - 2] / values[j];
                double forward = 2 * scale * values[j - 1] / values[j] * h;
                field.at(start, to, slope);
                for (int i = 0; i < dimension; i++) {
                    spare[i] = mu * to[i] + nu * before[i] + (1 - mu - nu) * from[i] + forward * slope[i];
                }
                double[] oldest = before;
                before = to;
                to = spare;
                spare = oldest;
            }
            field.project(to);
            return true;
        } catch (FieldNotFinite e) {
            return false;
        }
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
        double share = end > start ? (time - start) / (end - start) : 1;
        double[] y = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            y[i] = from[i] + share * (to[i] - from[i]);
        }
        return y;
    }

    @Override
    public double[] slopeAtEnd() {
        return lastVelocity;
    }
}
