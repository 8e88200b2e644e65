package org.repdyn.integrators;

import org.apiguardian.api.API;

/**
 * Steps of the damped Runge-Kutta-Chebyshev method of order 1 with ten stages (van der Houwen, Sommeijer 1980), for a field that
 * jumps. Where a field points from both sides to a surface on which it jumps, its flow slides along the surface with an average of
 * both sides, the solution in the sense of Filippov; Euler's method tends to it when its steps get shorter (Dontchev, Lempio 1992), but zigzags around the
 * surface. The damping of s stages makes the zigzag about 2s/3 times smaller than s Euler steps do.
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

    /** Number of stages of a step. */
    private static final int STAGES = 10;

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

    /** T_j(w₀) for j = 0, …, s, w₀ = 1 + ε/s². */
    private static final double[] VALUES = new double[STAGES + 1];

    private static final double ARGUMENT = 1 + DAMPING / (STAGES * STAGES);

    /** w₁ = T_s(w₀)/T_s′(w₀). */
    private static final double SCALE;

    static {
        double[] slopes = new double[STAGES + 1];
        VALUES[0] = 1;
        VALUES[1] = ARGUMENT;
        slopes[1] = 1;
        for (int j = 2; j <= STAGES; j++) {
            VALUES[j] = 2 * ARGUMENT * VALUES[j - 1] - VALUES[j - 2];
            slopes[j] = 2 * ARGUMENT * slopes[j - 1] - slopes[j - 2] + 2 * VALUES[j - 1];
        }
        SCALE = VALUES[STAGES] / slopes[STAGES];
    }

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
        while (true) {
            double h = Math.min(step, last - start);
            if (!stages(h)) {
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
            return true;
        }
    }

    /** Overwrites {@code to} with the state after a step from {@code from}; returns false if the field is not finite. */
    private boolean stages(double h) {
        try {
            double first = h * SCALE / ARGUMENT;
            field.at(start, from, slope);
            System.arraycopy(from, 0, before, 0, dimension);
            for (int i = 0; i < dimension; i++) {
                to[i] = from[i] + first * slope[i];
            }
            for (int j = 2; j <= STAGES; j++) {
                // Y_j = μY_{j−1} + νY_{j−2} + (1 − μ − ν)y + μ̃hf(Y_{j−1})
                double mu = 2 * ARGUMENT * VALUES[j - 1] / VALUES[j];
                double nu = -VALUES[j - 2] / VALUES[j];
                double forward = 2 * SCALE * VALUES[j - 1] / VALUES[j] * h;
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
