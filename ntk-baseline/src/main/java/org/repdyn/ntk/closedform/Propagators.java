package org.repdyn.ntk.closedform;

/** The scalar functions that closed forms apply to each mode, without overflow or cancellation. */
final class Propagators {

    private Propagators() {}

    /** Returns (1 − e^{−γt})/γ, t at γ = 0; 1/γ at t = ∞ for γ &gt; 0. */
    public static double phi(double rate, double t) {
        double x = rate * t;
        if (rate == 0 || x == 0) {
            return t;
        }
        // A small product is multiplied by t, since it may be subnormal; a large one is not, since it may overflow.
        return Math.abs(x) < 1 ? -t * Math.expm1(-x) / x : -Math.expm1(-x) / rate;
    }

    /** Returns (t − φ(γ, t))/γ; by its series t²Σ(−γt)ⁿ/(n+2)! where the difference would cancel. */
    public static double psi(double rate, double t) {
        double x = rate * t;
        if (Math.abs(x) > 1) {
            return (t - phi(rate, t)) / rate;
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
     * Returns s(t) of ṡ = c·s(a − b·s²) with bc ≥ 0: s² = s₀²e^{2act}/(1 + b·s₀²(e^{2act} − 1)/a), divided through by the
     * larger exponential; its limit at t = ∞. Each mode of Barlow Twins and of the spectral contrastive loss obeys it.
     */
    public static double logistic(double start, double c, double a, double b, double t) {
        if (start == 0 || c == 0 || t == 0) {
            return start;
        }
        double x = 2 * a * c * t;
        if (Double.isInfinite(t) || Double.isInfinite(x)) {
            return a * c > 0 ? Math.copySign(Math.sqrt(a / b), start) : 0;
        }
        // (1 − e^{−|x|})/|a| = 2ct·(1 − e^{−|x|})/|x|.
        double size = Math.abs(x);
        double integral = size == 0 ? 2 * c * t : -2 * c * t * Math.expm1(-size) / size;
        double length = Math.hypot(Math.exp(-Math.max(0, x) / 2) / start, Math.sqrt(b * integral));
        return Math.copySign(Math.exp(Math.min(0, x) / 2) / length, start);
    }
}
