package org.repdyn.manifolds.spd;

/** Divided differences of the exponential function, to full relative accuracy also at coinciding arguments. */
final class ExponentialDifference {

    /** Spread of the arguments above which the recursion loses less than a digit, and below which 20 terms suffice. */
    private static final double SPREAD = 1;

    /** Terms of the Taylor series: ½²⁰·C(22, 2)/22! = 2e-25 at half the spread. */
    private static final int TERMS = 20;

    private ExponentialDifference() {}

    /** Returns (e^a − e^b)/(a − b) = e^((a+b)/2)·sinh(h)/h with h = (a − b)/2; e^a for a = b. */
    static double first(double a, double b) {
        double half = (a - b) / 2;
        return half == 0 ? Math.exp(a) : Math.exp((a + b) / 2) * (Math.sinh(half) / half);
    }

    /** Returns the divided difference exp[a, b, c]; e^a/2 for three equal arguments. */
    static double second(double a, double b, double c) {
        double low = Math.min(a, Math.min(b, c));
        double high = Math.max(a, Math.max(b, c));
        double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        if (high - low > SPREAD) {
            return (first(middle, high) - first(low, middle)) / (high - low);
        }
        // exp[a, b, c] = e^m·Σ h_k/(k + 2)!, h_k the complete homogeneous symmetric polynomial of degree k
        double m = (low + high) / 2;
        double x = low - m;
        double y = middle - m;
        double z = high - m;
        double powers = 1;
        double two = 1;
        double three = 1;
        double factorial = 2;
        double sum = three / factorial;
        for (int k = 1; k <= TERMS; k++) {
            powers *= x;
            two = powers + y * two;
            three = two + z * three;
            factorial *= k + 2;
            sum += three / factorial;
        }
        return Math.exp(m) * sum;
    }
}
