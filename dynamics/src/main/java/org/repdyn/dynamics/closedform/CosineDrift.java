package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import org.repdyn.core.options.Decimals;

/**
 * c_m = E[p̂_m t̂_m − (p̂·t̂)p̂_m²], the expected pull of a target on the direction of a prediction, where p_m = √a_m·ξ_m,
 * t_m = √b_m·η_m and the pairs (ξ_m, η_m) are independent, standard normal with correlation ρ. As cosines do not depend on lengths, it is a
 * function of the ratios of a and of b alone, and Σc_m = 0.
 *
 * <p>Write 1/‖p‖ = π^{−½}∫x^{−½}e^{−x‖p‖²}dx, 1/‖p‖³ = 2π^{−½}∫x^{½}e^{−x‖p‖²}dx and 1/‖t‖ alike. Under the double integral the
 * expectation is a product over m of expectations of two variables. With D_m = 1 + 2xa_m + 2yb_m + 4xya_mb_m(1 − ρ²) and
 * q_m = √(a_mb_m)·ρ/D_m,
 *
 * <pre>
 * E[p̂_m t̂_m]      = (1/π)∬ (xy)^{−½} q_m ∏D^{−½} dx dy
 * E[(p̂·t̂)p̂_m²] = (2/π)∬ (x/y)^{½} a_m(1 + 2yb_m(1 − ρ²))/D_m·(Σ_l q_l + 2q_m) ∏D^{−½} dx dy
 * </pre>
 *
 * In log x and log y the integrands are analytic in a strip of half width π and fall exponentially, so that the trapezoidal rule of step h
 * errs by some hundred times e^{−2π²/h}: 1e-10 at 0.7. (Trefethen and Weideman 2014.)
 *
 * @param correlation ρ, from 0 to 1
 */
record CosineDrift(double correlation) {

    /** Step of the trapezoidal rule in log x; see the error above. */
    private static final double STEP = 0.7;

    /** −log of the smallest x. At small x the integrand falls like √x: e^{−23} is 1e-10. */
    private static final double BELOW = 46;

    /**
     * log of the largest x times the smallest a, for three modes and more. At large x = y and ρ = 1 the integrand of k modes falls like
     * x^{−k/2}, at other large numbers faster: e^{−27} is 2e-12. For two modes the range is longer by the half.
     */
    private static final double ABOVE = 18;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the correlation is not between 0 and 1
     */
    public CosineDrift {
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "a correlation of two views lies between 0 and 1, got " + Decimals.text(correlation));
        }
    }

    /**
     * Overwrites {@code result} with c_m for every m.
     *
     * @param a squared lengths of the prediction's coordinates, &gt; 0
     * @param b squared lengths of the target's coordinates, &gt; 0
     */
    public void at(double[] a, double[] b, double[] result) {
        int k = a.length;
        if (k == 1) {
            // Unit vectors in one dimension are signs, which do not move.
            result[0] = 0;
            return;
        }
        double[] p = relative(a);
        double[] t = relative(b);
        double apart = 1 - correlation * correlation;
        double[] q = new double[k];
        double[] own = new double[k];
        Arrays.fill(result, 0);
        int lastX = steps(p);
        int lastY = steps(t);
        for (int i = 0; i <= lastX; i++) {
            double x = Math.exp(i * STEP - BELOW);
            for (int j = 0; j <= lastY; j++) {
                double y = Math.exp(j * STEP - BELOW);
                double product = 1;
                double sum = 0;
                for (int m = 0; m < k; m++) {
                    double d = 1 + 2 * x * p[m] + 2 * y * t[m] + 4 * x * p[m] * y * t[m] * apart;
                    product *= d;
                    q[m] = Math.sqrt(p[m] * t[m]) * correlation / d;
                    own[m] = p[m] * (1 + 2 * y * t[m] * apart) / d;
                    sum += q[m];
                }
                double weight = STEP * STEP / Math.PI * Math.sqrt(x * y / product);
                for (int m = 0; m < k; m++) {
                    result[m] += weight * (q[m] - 2 * x * own[m] * (sum + 2 * q[m]));
                }
            }
        }
    }

    /** Returns the values divided by the largest one. */
    private static double[] relative(double[] values) {
        // This runs at each evaluation of a field of few eigenvalues, so that streams would take longer than the
        // numbers.
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        double[] relative = new double[values.length];
        for (int m = 0; m < values.length; m++) {
            relative[m] = values[m] / largest;
        }
        return relative;
    }

    private static int steps(double[] relative) {
        double smallest = Arrays.stream(relative).min().orElse(1);
        double above = relative.length == 2 ? 1.5 * ABOVE : ABOVE;
        return (int) Math.ceil((BELOW + above - Math.log(smallest)) / STEP);
    }
}
