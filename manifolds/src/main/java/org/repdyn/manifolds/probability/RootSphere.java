package org.repdyn.manifolds.probability;

/** Columns p as points √p of a unit sphere. Arguments named o are the index of the first entry of a column. */
final class RootSphere {

    /** √p of the last call. */
    final double[] root;

    /** Tangent vector, or difference of points, of the last call. */
    final double[] move;

    private final int n;

    /** @param size entries of a column */
    RootSphere(int size) {
        n = size;
        root = new double[n];
        move = new double[n];
    }

    /** Returns the angle of √p and √q; sets {@link #root} = √p and {@link #move} = √q − √p. */
    double angle(double[] p, double[] q, int o) {
        double chord = 0;
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(p[o + i]);
            move[i] = (q[o + i] - p[o + i]) / (Math.sqrt(q[o + i]) + root[i]);
            chord = Math.hypot(chord, move[i]);
        }
        return 2 * Math.asin(Math.min(1, chord / 2));
    }

    /** Sets {@link #root} = √p and {@link #move} = v/(2√p), and returns the length of the latter. */
    double lift(double[] p, double[] v, int o) {
        double length = 0;
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(p[o + i]);
            move[i] = v[o + i] / (2 * root[i]);
            length = Math.hypot(length, move[i]);
        }
        return length;
    }
}
