package org.repdyn.manifolds.orthogonality;

import java.util.function.DoubleUnaryOperator;

/** Even function of an angle s, which is a power series in s²; of a matrix D it takes G = DᵀD in place of s². */
@SuppressWarnings("ImmutableEnumChecker") // no method changes the coefficients, and the functions have no state
enum EvenFunction {
    /** cos s. */
    COSINE(0, Math::cos),
    /** sin s / s. */
    SINC(1, s -> s == 0 ? 1 : Math.sin(s) / s),
    /** (1 − cos s)/s², as ½sinc²(s/2). */
    VERSED(2, s -> {
        double half = s == 0 ? 1 : Math.sin(s / 2) / (s / 2);
        return half * half / 2;
    }),
    /** (1 − s²/4)/(1 + s²/4), the cosine of a Cayley step. */
    CAYLEY_COSINE(-0.5, s -> (1 - s * s / 4) / (1 + s * s / 4)),
    /** 1/(1 + s²/4), the part of the direction in a Cayley step. */
    CAYLEY_SINC(-0.25, s -> 1 / (1 + s * s / 4));

    private final DoubleUnaryOperator function;
    private final double[] coefficients = new double[PowerSeries.TERMS];

    /** Creates a function with the coefficients (−1)ʲ/(2j + shift)!. */
    EvenFunction(int shift, DoubleUnaryOperator function) {
        this.function = function;
        coefficients[0] = shift == 2 ? 0.5 : 1;
        for (int j = 1; j < coefficients.length; j++) {
            int last = 2 * j + shift;
            coefficients[j] = -coefficients[j - 1] / last / (last - 1);
        }
    }

    /** Creates a function with the coefficients 1 and linear·(−¼)ʲ⁻¹. */
    EvenFunction(double linear, DoubleUnaryOperator function) {
        this.function = function;
        coefficients[0] = 1;
        coefficients[1] = linear;
        for (int j = 2; j < coefficients.length; j++) {
            coefficients[j] = -coefficients[j - 1] / 4;
        }
    }

    double at(double s) {
        return function.applyAsDouble(s);
    }

    /** Returns the coefficients of the series in s²; the caller does not change them. */
    double[] coefficients() {
        return coefficients;
    }
}
