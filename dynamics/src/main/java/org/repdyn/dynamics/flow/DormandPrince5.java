package org.repdyn.dynamics.flow;

import java.util.Arrays;

/**
 * The pair of orders 5 and 4 of Dormand and Prince (1980), with the interpolation of order 4 of Shampine (1986), which needs no further evaluation.
 * Its stability region ends at 3.3 on the negative real axis, 0.55 for each evaluation.
 */
final class DormandPrince5 extends ExplicitPair {

    /** Factors of the slopes in the stages after the first; the last stage is the solution of order 5. */
    static final double[][] STAGES = {
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };

    /** Weights of the solution of order 5 minus those of the solution of order 4. */
    static final double[] ERROR = {71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };

    private static final double[] NODES = {1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};

    /** Factors of the slopes in the fourth part of the interpolation (Hairer, Nørsett, Wanner, II.6, code DOPRI5). */
    private static final double[] INTERPOLATION = {
        -12715105075.0 / 11282082432.0,
        0,
        87487479700.0 / 32700410799.0,
        -10690763975.0 / 1880347072.0,
        701980252875.0 / 199316789632.0,
        -1453857185.0 / 822651844.0,
        69997945.0 / 29380423.0
    };

    private final double[] scratch;

    DormandPrince5(FlowField field) {
        super(field, STAGES, NODES, STAGES.length + 1);
        this.scratch = new double[field.dimension()];
    }

    @Override
    int order() {
        return 5;
    }

    @Override
    double border() {
        // DOPRI5 counts steps above 3.25; the steps of a stiff problem vary around it.
        return 2.7;
    }

    @Override
    double error(double h, double[] allowed) {
        Arrays.fill(scratch, 0);
        addSlopes(h, ERROR, scratch);
        double sum = 0;
        for (int i = 0; i < allowed.length; i++) {
            double part = scratch[i] / allowed[i];
            sum += part * part;
        }
        return Math.sqrt(sum / allowed.length);
    }

    @Override
    void interpolate(double time, double[] from, double[] to, double h, double share, double[] result) {
        Arrays.fill(scratch, 0);
        addSlopes(h, INTERPOLATION, scratch);
        double[] first = slopes[0];
        double[] last = slopeAtEnd();
        for (int i = 0; i < result.length; i++) {
            double moved = to[i] - from[i];
            double bend = h * first[i] - moved;
            double turn = moved - h * last[i] - bend;
            result[i] = from[i] + share * (moved + (1 - share) * (bend + share * (turn + (1 - share) * scratch[i])));
        }
    }
}
