package org.repdyn.ntk.analytic;

/**
 * The functions φ₁ … φ₄ of a small matrix times the first unit vector, computed from one exponential of the matrix with
 * a shift appended (Saad 1992; Al-Mohy, Higham 2011), by scaling, Taylor's series and squaring.
 */
final class PhiFunctions {

    /** Number of functions φ₁ … φ₄, φ_j(z) = Σ z^i/(i + j)!. */
    static final int FUNCTIONS = 4;

    /** Degree of Taylor's series: the next term (½)^14/14! is below rounding. */
    private static final int DEGREE = 13;

    private PhiFunctions() {}

    /**
     * Returns the columns φ_j(H)e₁.
     *
     * @param h m×m, row by row
     * @param factor factor of H
     * @return entry [j − 1][i] is e_iᵀφ_j(factor·H)e₁
     */
    static double[][] columns(double[][] h, int m, double factor) {
        int n = m + FUNCTIONS;
        double[][] a = new double[n][n];
        double norm = 1;
        for (int i = 0; i < m; i++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                a[i][j] = factor * h[i][j];
                sum += Math.abs(a[i][j]);
            }
            norm = Math.max(norm, sum + 1);
        }
        a[0][m] = 1;
        for (int j = 0; j + 1 < FUNCTIONS; j++) {
            a[m + j][m + j + 1] = 1;
        }
        int squarings = Math.max(0, Math.getExponent(norm) + 2);
        double scale = Math.scalb(1.0, -squarings);
        for (double[] row : a) {
            for (int j = 0; j < n; j++) {
                row[j] *= scale;
            }
        }
        double[][] result = series(a, n);
        for (int s = 0; s < squarings; s++) {
            result = product(result, result, n);
        }
        double[][] phi = new double[FUNCTIONS][m];
        for (int j = 0; j < FUNCTIONS; j++) {
            for (int i = 0; i < m; i++) {
                phi[j][i] = result[i][m + j];
            }
        }
        return phi;
    }

    /** Computes Σ aⁱ/i! by Horner's scheme. */
    private static double[][] series(double[][] a, int n) {
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            result[i][i] = 1;
        }
        for (int d = DEGREE; d >= 1; d--) {
            result = product(a, result, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    result[i][j] /= d;
                }
                result[i][i] += 1;
            }
        }
        return result;
    }

    private static double[][] product(double[][] a, double[][] b, int n) {
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                double factor = a[i][l];
                if (factor != 0) {
                    for (int j = 0; j < n; j++) {
                        result[i][j] += factor * b[l][j];
                    }
                }
            }
        }
        return result;
    }
}
