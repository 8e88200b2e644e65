package org.repdyn.observables.spectrum;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Effective dimensions of a spectrum. The arguments are non-negative numbers in any unit: singular values σ of a
 * representation or eigenvalues λ of its covariance. Logarithms are natural, and 0·log 0 = 0.
 *
 * <p>Except for {@link #numericalRank}, all methods throw {@link ArithmeticException} for a spectrum of zeros, which cannot
 * be normalised, and for a spectrum with a negative or non-finite number.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Spectrum {

    /** Unit in the last place of 1. */
    private static final double EPSILON = 0x1p-52;

    private Spectrum() {}

    /** Returns exp H(σ/Σσ) of singular values. Roy and Vetterli (2007), "The effective rank". */
    public static double effectiveRank(double[] singularValues) {
        return exponentialEntropy(singularValues, 0);
    }

    /**
     * Returns exp(−Σ p log p) with p = σ/Σσ + ε, which is not normalised again, of the singular values of an uncentred
     * representation. It may exceed the number of values slightly. Garrido, Balestriero, Najman and LeCun (2023), "RankMe",
     * eq. 1.
     */
    public static double rankMe(double[] singularValues, double epsilon) {
        return exponentialEntropy(singularValues, epsilon);
    }

    /** Returns exp H(λ/Σλ) of covariance eigenvalues. */
    public static double entropyRank(double[] eigenvalues) {
        return exponentialEntropy(eigenvalues, 0);
    }

    /** Returns Σσ²/σ₁² = ‖Z‖_F²/‖Z‖₂² of singular values. */
    public static double stableRank(double[] singularValues) {
        double largest = largest(singularValues);
        double sum = 0;
        for (double s : singularValues) {
            double relative = s / largest;
            sum += relative * relative;
        }
        return sum;
    }

    /** Returns (Σλ)²/Σλ² of covariance eigenvalues. */
    public static double participationRatio(double[] eigenvalues) {
        double largest = largest(eigenvalues);
        double sum = 0;
        double squares = 0;
        for (double e : eigenvalues) {
            double relative = e / largest;
            sum += relative;
            squares += relative * relative;
        }
        return sum * sum / squares;
    }

    /** Returns Σλ/λ₁ of covariance eigenvalues. He and Ozay (2022), "Exploring the gap between collapsed and whitened features". */
    public static double neSum(double[] eigenvalues) {
        double largest = largest(eigenvalues);
        return Arrays.stream(eigenvalues).map(e -> e / largest).sum();
    }

    /** Returns the number of singular values above σ₁·max(rows, columns)·2⁻⁵²; 0 for a spectrum of zeros. */
    public static int numericalRank(double[] singularValues, int rows, int columns) {
        double largest = Arrays.stream(singularValues).max().orElse(0);
        double threshold = largest * Math.max(rows, columns) * EPSILON;
        return (int) Arrays.stream(singularValues).filter(s -> s > threshold).count();
    }

    private static double exponentialEntropy(double[] values, double epsilon) {
        double largest = largest(values);
        double sum = 0;
        for (double v : values) {
            sum += v / largest;
        }
        double entropy = 0;
        for (double v : values) {
            double p = v / largest / sum + epsilon;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(entropy);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            if (!(v >= 0) || Double.isInfinite(v)) {
                throw new ArithmeticException(
                        "a spectrum consists of finite non-negative numbers, but this one contains "
                                + Decimals.text(v));
            }
            largest = Math.max(largest, v);
        }
        if (largest == 0) {
            throw new ArithmeticException("not defined for a spectrum of zeros, which cannot be normalised");
        }
        return largest;
    }
}
