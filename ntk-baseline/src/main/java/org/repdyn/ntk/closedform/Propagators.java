package org.repdyn.ntk.closedform;

/** The scalar functions that closed forms apply to each mode, without overflow or cancellation. */
final class Propagators {

    private Propagators() {}

    /** Returns (1 − e^{−γt})/γ, t at γ = 0; 1/γ at t = ∞ for γ &gt; 0. */
    public static double phi(double rate, double t) {
        if (Double.isInfinite(t) && rate > 0) {
            return 1 / rate;
        }
        double x = rate * t;
        return x == 0 ? t : -t * Math.expm1(-x) / x;
    }

    /**
     * Returns (t − φ(γ, t))/γ = t²(x − 1 + e^{−x})/x², x = γt; by its series Σ(−x)ⁿ/(n+2)! where the difference would
     * cancel.
     */
    public static double psi(double rate, double t) {
        double x = rate * t;
        if (Math.abs(x) > 1) {
            return t * t * (x + Math.expm1(-x)) / (x * x);
        }
        double term = 0.5;
        double sum = term;
        // The eighteenth term is below 1e-17 for |x| ≤ 1.
        for (int n = 1; n <= 18; n++) {
            term *= -x / (n + 2);
            sum += term;
        }
        return t * t * sum;
    }

    /**
     * Returns s(t) of ṡ = c·s(a − b·s²): s² = s₀²e^{2act}/(1 + b·s₀²(e^{2act} − 1)/a), divided through by the
     * exponential where it would overflow; its limit at t = ∞. Each mode of Barlow Twins and of the spectral
     * contrastive loss obeys it.
     */
    public static double logistic(double start, double c, double a, double b, double t) {
        if (Double.isInfinite(t) || Double.isInfinite(2 * a * c * t)) {
            return a * c > 0 && start != 0 ? Math.copySign(Math.sqrt(a / b), start) : 0;
        }
        double x = 2 * a * c * t;
        double square = start * start;
        if (x > 0) {
            // (1 − e^{−x})/a = 2ct·(1 − e^{−x})/x.
            return start / Math.sqrt(Math.exp(-x) - b * square * 2 * c * t * Math.expm1(-x) / x);
        }
        double integral = x == 0 ? 2 * c * t : 2 * c * t * Math.expm1(x) / x;
        return start * Math.exp(x / 2) / Math.sqrt(1 + b * square * integral);
    }
}
