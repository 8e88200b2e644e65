package org.repdyn.ntk.analytic;

import org.repdyn.core.algebra.Vectors;

/** The largest rate ‖J‖ of a system, estimated from below by the power method; each estimate begins with the direction of the one before. */
final class FastestRate {

    /** Relative change of two iterates below which the later one is taken. */
    private static final double ACCURACY = 0.05;

    /** Iterations at most. */
    private static final int MOST_ITERATIONS = 50;

    /** √ε: relative size of the differences that stand for the Jacobian. */
    private static final double DIFFERENCE = Math.sqrt(0x1p-52);

    private final StiffFlow.Derivative system;
    private final double scale;
    private double[] direction = new double[0];

    /**
     * Creates an estimate.
     *
     * @param system the right-hand side
     * @param scale size of an entry of the state
     */
    FastestRate(StiffFlow.Derivative system, double scale) {
        this.system = system;
        this.scale = scale;
    }

    /**
     * Returns the rate at a state.
     *
     * @param derivative the right-hand side at the state
     */
    double at(double[] state, double[] derivative) {
        double length = DIFFERENCE * Math.max(Vectors.norm(state), scale * Math.sqrt(state.length));
        // A copy, so that an evaluation that is not finite does not spoil the direction for later estimates.
        double[] change = direction.length == 0 ? start(state.length) : direction.clone();
        double size = Vectors.norm(change);
        double[] point = new double[state.length];
        double rate = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS && size > 0 && Double.isFinite(size); iteration++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = state[i] + change[i] * (length / size);
            }
            system.at(point, change);
            for (int i = 0; i < change.length; i++) {
                change[i] -= derivative[i];
            }
            size = Vectors.norm(change);
            double before = rate;
            rate = size / length;
            if (iteration > 0 && Math.abs(rate - before) <= ACCURACY * rate) {
                break;
            }
        }
        if (size > 0 && Double.isFinite(size)) {
            direction = change;
        }
        return rate;
    }

    /** Returns a vector with a part in every direction; the derivative would have none in those that have decayed. */
    private static double[] start(int dimension) {
        double[] result = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            result[i] = Math.cos(i * 12.9898 + 1);
        }
        return result;
    }
}
