package org.repdyn.kernels.activations;

/** Arcsine over arrays, in loops that the virtual machine vectorises. */
final class ArcSine {

    /**
     * Coefficients of arctan(√w)/√w for 0 ≤ w ≤ 0.93: the polynomial through 22 Chebyshev points, computed with 80
     * digits; it deviates by less than 3e-19, its evaluation in doubles by 1.2e-16.
     */
    private static final double C1 = -0.33333333333333304;

    private static final double C2 = 0.19999999999994963;
    private static final double C3 = -0.1428571428536475;
    private static final double C4 = 0.1111111109820277;
    private static final double C5 = -0.09090908797401577;
    private static final double C6 = 0.07692303207788992;
    private static final double C7 = -0.06666617887884767;
    private static final double C8 = 0.058819596290743105;
    private static final double C9 = -0.0526073651426011;
    private static final double C10 = 0.04750267313291034;
    private static final double C11 = -0.043034063646583805;
    private static final double C12 = 0.038634887748339355;
    private static final double C13 = -0.033619958114412866;
    private static final double C14 = 0.02744064146926096;
    private static final double C15 = -0.02017057478293399;
    private static final double C16 = 0.012769187605651234;
    private static final double C17 = -0.006636605656810731;
    private static final double C18 = 0.002679935229505294;
    private static final double C19 = -0.000780776363821924;
    private static final double C20 = 0.0001450222708959252;
    private static final double C21 = -1.2836662727561255e-05;

    private ArcSine() {}

    /**
     * Computes, for |x| ≤ 0.998, cosine = √(1 − x²) and angle = arcsin x = 2·arctan(x/(1 + √(1 − x²))).
     *
     * @param x sines
     * @param cosine receives the cosines
     * @param angle receives the angles; not the same array as x
     */
    static void of(int count, double[] x, double[] cosine, double[] angle) {
        for (int i = 0; i < count; i++) {
            double root = Math.sqrt((1 - x[i]) * (1 + x[i]));
            cosine[i] = root;
            angle[i] = x[i] / (1 + root);
        }
        for (int i = 0; i < count; i++) {
            double t = angle[i];
            double w = t * t;
            double sum = Math.fma(C21, w, C20);
            sum = Math.fma(sum, w, C19);
            sum = Math.fma(sum, w, C18);
            sum = Math.fma(sum, w, C17);
            sum = Math.fma(sum, w, C16);
            sum = Math.fma(sum, w, C15);
            sum = Math.fma(sum, w, C14);
            sum = Math.fma(sum, w, C13);
            sum = Math.fma(sum, w, C12);
            sum = Math.fma(sum, w, C11);
            sum = Math.fma(sum, w, C10);
            sum = Math.fma(sum, w, C9);
            sum = Math.fma(sum, w, C8);
            sum = Math.fma(sum, w, C7);
            sum = Math.fma(sum, w, C6);
            sum = Math.fma(sum, w, C5);
            sum = Math.fma(sum, w, C4);
            sum = Math.fma(sum, w, C3);
            sum = Math.fma(sum, w, C2);
            sum = Math.fma(sum, w, C1);
            angle[i] = 2 * Math.fma(sum * w, t, t);
        }
    }
}
