package org.repdyn.kernels.quadrature;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of the rules on [−reach, reach], finer at each level. */
final class QuadratureRules {

    /** Number of points of the Gauss–Legendre rule between two breaks, for each level. */
    private static final int[] POINTS = {12, 20, 32, 48, 80, 128};

    private static final Nodes[] LEGENDRE =
            Arrays.stream(POINTS).mapToObj(QuadratureRules::legendre).toArray(Nodes[]::new);

    /** Rules for oscillating integrands. */
    private static final Nodes[] FINE = {legendre(128), legendre(192)};

    /** Level of the coarsest rule. */
    static final int COARSEST = 1;

    /** Level of the finest rule. */
    static final int FINEST = POINTS.length;

    private QuadratureRules() {}

    /**
     * The nodes of a rule.
     *
     * @param places positions of the nodes
     * @param weights their weights
     */
    record Nodes(double[] places, double[] weights) {

        int count() {
            return places.length;
        }

        double at(int i) {
            return places[i];
        }

        double weight(int i) {
            return weights[i];
        }
    }

    private static Nodes legendre(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        double[] places = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < points; i++) {
            places[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
        return new Nodes(places, weights);
    }

    /** Returns the trapezoidal rule of step 2^−level. */
    static Nodes trapezoidal(double reach, int level) {
        double step = Math.scalb(1.0, -level);
        int half = (int) Math.floor(reach / step);
        double[] places = new double[2 * half + 1];
        double[] weights = new double[2 * half + 1];
        for (int i = -half; i <= half; i++) {
            places[i + half] = i * step;
            weights[i + half] = step;
        }
        return new Nodes(places, weights);
    }

    /** Returns the Gauss–Legendre rule between the breaks; breaks outside the reach are ignored. */
    static Nodes split(double[] breaks, double reach, int level) {
        return split(breaks, reach, LEGENDRE[level - COARSEST]);
    }

    /** Returns the Gauss–Legendre rule between the breaks with 128 or 192 points. */
    static Nodes fine(double[] breaks, double reach, int which) {
        return split(breaks, reach, FINE[which]);
    }

    private static Nodes split(double[] breaks, double reach, Nodes rule) {
        double[] ends = ends(breaks, reach);
        int points = rule.count();
        double[] places = new double[(ends.length - 1) * points];
        double[] weights = new double[places.length];
        for (int s = 0; s + 1 < ends.length; s++) {
            double radius = 0.5 * (ends[s + 1] - ends[s]);
            double centre = 0.5 * (ends[s + 1] + ends[s]);
            for (int i = 0; i < points; i++) {
                places[s * points + i] = Math.fma(radius, rule.at(i), centre);
                weights[s * points + i] = radius * rule.weight(i);
            }
        }
        return new Nodes(places, weights);
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
