package org.repdyn.ntk.kernel;

import java.util.Arrays;

/** Nodes and weights of the nested rules on [−reach, reach]. */
final class Panel {

    /** Beyond it the weights of tanh-sinh are below 1e-17 of the largest. */
    private static final double EDGE = 3.2;

    private Panel() {}

    /**
     * Places and weights.
     *
     * @param places where
     * @param weights how much
     * @param count how many of both are used
     */
    record Nodes(double[] places, double[] weights, int count) {
        double at(int i) {
            return places[i];
        }

        double weight(int i) {
            return weights[i];
        }
    }

    /**
     * The rule of a level: the trapezoidal one of step 2^−level, or tanh-sinh of that step between the breaks.
     *
     * @param breaks where to split; those outside are ignored
     */
    static Nodes nodes(double[] breaks, double reach, int level, boolean split) {
        double step = Math.scalb(1.0, -level);
        if (!split) {
            int half = (int) Math.floor(reach / step);
            double[] places = new double[2 * half + 1];
            double[] weights = new double[2 * half + 1];
            for (int i = -half; i <= half; i++) {
                places[i + half] = i * step;
                weights[i + half] = step;
            }
            return new Nodes(places, weights, places.length);
        }
        double[] ends = ends(breaks, reach);
        int half = (int) Math.floor(EDGE / step);
        double[] places = new double[(ends.length - 1) * (2 * half + 1)];
        double[] weights = new double[places.length];
        int count = 0;
        for (int s = 0; s + 1 < ends.length; s++) {
            double from = ends[s];
            double to = ends[s + 1];
            double radius = 0.5 * (to - from);
            for (int i = -half; i <= half; i++) {
                double t = i * step;
                double u = 0.5 * Math.PI * Math.sinh(t);
                double cosh = Math.cosh(u);
                // Measured from the nearer end, where 1 − |tanh u| would cancel.
                double fromEnd = radius * Math.exp(-Math.abs(u)) / cosh;
                places[count] = u < 0 ? from + fromEnd : to - fromEnd;
                weights[count] = step * radius * 0.5 * Math.PI * Math.cosh(t) / (cosh * cosh);
                count++;
            }
        }
        return new Nodes(places, weights, count);
    }

    private static double[] ends(double[] breaks, double reach) {
        double[] all = Arrays.copyOf(breaks, breaks.length + 2);
        all[breaks.length] = -reach;
        all[breaks.length + 1] = reach;
        return Arrays.stream(all)
                .filter(x -> Math.abs(x) <= reach)
                .sorted()
                .distinct()
                .toArray();
    }
}
