package org.repdyn.kernels.activations;

import java.util.List;
import java.util.stream.IntStream;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.PairCovariance;

/**
 * φ(x) = Σ aᵢxⁱ. e = Σ_l A_l(p)·A_l(q)·c^l/l! with A_l(p) = Σᵢ a_{l+2i}·(l+2i)!·pⁱ/(2ⁱ·i!).
 *
 * @param name name in messages
 * @param coefficients aᵢ, ascending; degree at most 20
 */
record Polynomial(String name, List<Double> coefficients) implements Activation {

    /** Largest degree. */
    private static final int HIGHEST_DEGREE = 20;

    public Polynomial {
        coefficients = List.copyOf(coefficients);
        if (coefficients.isEmpty() || coefficients.size() > HIGHEST_DEGREE + 1) {
            throw new IllegalArgumentException("a polynomial must have a degree from 0 to " + HIGHEST_DEGREE + ", got "
                    + coefficients.size() + " coefficients");
        }
    }

    /** Returns xⁿ. */
    public static Polynomial monomial(int degree) {
        return new Polynomial(
                "monomial",
                IntStream.rangeClosed(0, degree)
                        .mapToObj(i -> i == degree ? 1.0 : 0.0)
                        .toList());
    }

    /** Returns Heₙ(x)/√n!, the normalised Hermite polynomial of the probabilists; its moment at p = q = 1 is cⁿ. */
    public static Polynomial hermite(int degree) {
        double[] previous = new double[degree + 2];
        double[] current = new double[degree + 2];
        current[0] = 1;
        double factorial = 1;
        for (int n = 0; n < degree; n++) {
            double[] next = new double[degree + 2];
            for (int i = 0; i <= n + 1; i++) {
                next[i] = (i == 0 ? 0 : current[i - 1]) - n * previous[i];
            }
            previous = current;
            current = next;
            factorial *= n + 1;
        }
        double[] he = current;
        double norm = Math.sqrt(factorial);
        return new Polynomial(
                "hermite",
                IntStream.rangeClosed(0, degree).mapToObj(i -> he[i] / norm).toList());
    }

    @Override
    public String describe() {
        return name + coefficients;
    }

    @Override
    public double moment(PairCovariance pair) {
        return series(0, pair.p(), pair.q(), pair.c());
    }

    @Override
    public double derivativeMoment(PairCovariance pair) {
        return series(1, pair.p(), pair.q(), pair.c());
    }

    @Override
    public double variance(double p) {
        return series(0, p, p, p);
    }

    @Override
    public double derivativeVariance(double p) {
        return series(1, p, p, p);
    }

    /** Returns E[φ(a)φ(b)] for order 0, of φ' for order 1: A_l of the derivative is A_{l+1}. */
    private double series(int order, double p, double q, double c) {
        double sum = 0;
        double power = 1;
        for (int l = 0; l + order < coefficients.size(); l++) {
            sum += hermiteCoefficient(l + order, p) * hermiteCoefficient(l + order, q) * power;
            power *= c / (l + 1);
        }
        return sum;
    }

    /** Returns A_l(p) = E[φ⁽ˡ⁾(a)]. */
    private double hermiteCoefficient(int l, double p) {
        double factor = 1;
        for (int i = 2; i <= l; i++) {
            factor *= i;
        }
        double sum = 0;
        for (int i = 0; l + 2 * i < coefficients.size(); i++) {
            int degree = l + 2 * i;
            if (i > 0) {
                factor *= (double) degree * (degree - 1) * p / (2.0 * i);
            }
            sum += coefficients.get(degree) * factor;
        }
        return sum;
    }
}
