package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Vectors;

/**
 * Singular values of L·diag(e^δ)·U to high relative accuracy: one-sided Jacobi rotations of the rows of RDU, whose sizes
 * differ but whose directions are well conditioned (Demmel, Gu, Eisenstat, Slapničar, Veselić, Drmač 1999).
 */
final class GradedSingularValues {

    /** Beyond e^{−40} in the ratio, the coupling of the first two singular values, its square, is below rounding. */
    private static final double DECOUPLED = -40;

    /** Largest number of Jacobi sweeps; fewer than ten are usual, and each one converges quadratically in the end. */
    private static final int MAX_SWEEPS = 40;

    private GradedSingularValues() {}

    /** Returns log(σ₂/σ₁). */
    static double logRatio(Echelon echelon, LinearAlgebra algebra) {
        double[] log = echelon.logPivots();
        int k = log.length;
        double gap = log[1] - log[0];
        // Beyond DECOUPLED the ratio is proportional to e^gap: it is computed at a smaller gap and then shifted.
        double moved = Math.min(0, gap - DECOUPLED);
        R064Store l = echelon.basis();
        R064Store q = algebra.orthonormalBasis(l);
        R064Store r = algebra.multiplyLeftTransposed(q, l);
        // Columns of g are the rows of R·D·U.
        double[][] g = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                double factor = r.doubleValue(i, j) * Math.exp(j == 0 ? 0 : log[j] - log[0] - moved);
                for (int c = j; c < k; c++) {
                    g[i][c] += factor * echelon.upper().doubleValue(j, c);
                }
            }
        }
        double[] norms = jacobi(g);
        return Math.log(norms[1] / norms[0]) + moved;
    }

    /** Makes the vectors orthogonal and returns their lengths, descending. */
    private static double[] jacobi(double[][] g) {
        int k = g.length;
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < MAX_SWEEPS; sweep++) {
            rotated = false;
            for (int a = 0; a < k; a++) {
                for (int b = a + 1; b < k; b++) {
                    rotated |= rotate(g[a], g[b]);
                }
            }
        }
        double[] norms = new double[k];
        for (int i = 0; i < k; i++) {
            norms[i] = -Vectors.norm(g[i]);
        }
        Arrays.sort(norms);
        for (int i = 0; i < k; i++) {
            norms[i] = -norms[i];
        }
        return norms;
    }

    private static boolean rotate(double[] x, double[] y) {
        double xx = Vectors.dot(x, x);
        double yy = Vectors.dot(y, y);
        double xy = Vectors.dot(x, y);
        if (!(Math.abs(xy) > Math.ulp(1.0) * Math.sqrt(xx) * Math.sqrt(yy))) {
            return false;
        }
        double zeta = (yy - xx) / (2 * xy);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = cosine * tangent;
        for (int i = 0; i < x.length; i++) {
            double kept = x[i];
            x[i] = cosine * kept - sine * y[i];
            y[i] = sine * kept + cosine * y[i];
        }
        return true;
    }
}
