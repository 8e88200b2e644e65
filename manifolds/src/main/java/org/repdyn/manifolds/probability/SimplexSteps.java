package org.repdyn.manifolds.probability;

import org.repdyn.manifolds.dense.Cardinal;

/** Steps from columns of probabilities p along tangent vectors v, before the division by their sums. Arguments named o are the index of the first entry of a column. */
final class SimplexSteps {

    private final int n;
    private final RootSphere sphere;

    SimplexSteps(int size, RootSphere sphere) {
        n = size;
        this.sphere = sphere;
    }

    /** Divides a column by its sum. */
    void normalise(double[] p, int o) {
        double sum = sum(p, o);
        for (int i = o; i < o + n; i++) {
            p[i] /= sum;
        }
    }

    /** Returns the sum of a column. */
    double sum(double[] x, int o) {
        double sum = 0;
        for (int i = o; i < o + n; i++) {
            sum += x[i];
        }
        return sum;
    }

    /** Computes p·(cos θ + sinc θ·v/(2p))², θ the length of v/(2√p), if that stays inside. */
    void geodesic(double[] p, double[] v, double[] result, int o) {
        double angle = sphere.lift(p, v, o);
        for (int i = 0; i < n; i++) {
            double stretch = Math.cos(angle) + Cardinal.sine(angle) * v[o + i] / (2 * p[o + i]);
            // An entry cos t + c·sin t has one zero in (0, π).
            if (!(stretch > 0) || !(angle < Math.PI)) {
                throw new ArithmeticException("the geodesic leaves the probability simplex: entry " + i + " of column "
                        + o / n + " becomes negative; use a shorter step, or the retraction own");
            }
            result[o + i] = p[o + i] * stretch * stretch;
        }
    }

    /** Computes p·exp(v/p) up to a factor. */
    void exponential(double[] p, double[] v, double[] result, int o) {
        double largest = 0;
        for (int i = o; i < o + n; i++) {
            largest = Math.max(largest, v[i] / p[i]);
        }
        // The common factor, which the division by the sum removes, keeps a long step from overflow.
        double shift = largest > 1 ? largest : 0;
        for (int i = o; i < o + n; i++) {
            result[i] = p[i] * Math.exp(v[i] / p[i] - shift);
            if (!(result[i] > 0)) {
                throw new ArithmeticException("the step makes entry " + (i - o) + " of column " + o / n
                        + " smaller than the smallest number of double precision; use a shorter step");
            }
        }
    }

    /** Computes p(1 + v/(2p))², if 1 + v/(2p) is positive. */
    void squareRoot(double[] p, double[] v, double[] result, int o) {
        for (int i = o; i < o + n; i++) {
            double stretch = 1 + v[i] / (2 * p[i]);
            if (!(stretch > 0)) {
                throw new ArithmeticException("the step leaves the probability simplex: entry " + (i - o)
                        + " of column " + o / n + " becomes negative; use a shorter step, or the retraction own");
            }
            result[i] = p[i] * stretch * stretch;
        }
    }
}
