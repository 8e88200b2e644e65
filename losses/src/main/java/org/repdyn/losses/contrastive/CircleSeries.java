package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.losses.internal.Sums;

/**
 * Sums Σ_j v_j·exp(z(cos(θ_i − θ_j) − 1)) over points of the unit circle, and their derivatives by θ_i, in time linear in the number of points. By
 * exp(z·cos θ) = I₀(z) + 2 Σ_m I_m(z)·cos mθ (Jacobi and Anger; DLMF 10.35.2) the points j enter through the Fourier coefficients
 * Z_m = Σ_j v_j·w_jᵐ alone, w_j = e^{iθ_j}. The scaled Bessel functions e^{−z}I_m(z) are positive and fall faster than any power, so about 8 + 9√z terms give all
 * digits: 21 for z = 2, 36 for z = 10.
 *
 * <p>Errors are those of a few roundings relative to Σ|v_j|, not to the sum: a caller checks that its sums are not much smaller ({@link #SMALLEST_PART}).
 */
final class CircleSeries {

    /**
     * Smallest sum, relative to Σ|v_j|, that counts as accurate. A sum of this size has a relative error of about 10⁻¹², which no tolerance of a flow resolves; with a
     * smaller one it is computed from its exponentials. At z = 10 these are rows that are more than 80° away from all others.
     */
    static final double SMALLEST_PART = 0x1p-12;

    /** Size of the first scaled Bessel function that is omitted, relative to I₀. With the factor m of derivatives it is still below the unit roundoff. */
    private static final double OMITTED = 0x1p-62;

    /** Range of z. Outside it Bessel functions are too many or too small. */
    private static final double MIN_SHARPNESS = 0x1p-100;

    private static final double MAX_SHARPNESS = 1000;

    /** Points that are processed together; their numbers stay in the first-level cache. */
    private static final int CHUNK = 256;

    private final double sharpness;

    /** e^{−z}I₀(z), and twice e^{−z}I_m(z) from m = 1 on. */
    private final double[] weights;

    /** Real and imaginary parts of Z_m. */
    private final double[] cosines;

    private final double[] sines;

    private final double[] x = new double[CHUNK];
    private final double[] y = new double[CHUNK];
    private final double[] real = new double[CHUNK];
    private final double[] imaginary = new double[CHUNK];
    private final double[] slopeReal = new double[CHUNK];
    private final double[] slopeImaginary = new double[CHUNK];

    /**
     * Creates a series.
     *
     * @param sharpness z, positive
     */
    CircleSeries(double sharpness) {
        this.sharpness = sharpness;
        this.weights = served() ? scaledBessel(sharpness) : new double[0];
        this.cosines = new double[weights.length];
        this.sines = new double[weights.length];
    }

    /** Returns z. */
    double sharpness() {
        return sharpness;
    }

    /** Returns true if the rows are points of the plane, and so many that the series takes less time than their pairs. */
    boolean suits(R064Store rows) {
        return served() && rows.getColDim() == 2 && rows.getRowDim() >= weights.length;
    }

    private boolean served() {
        return sharpness >= MIN_SHARPNESS && sharpness <= MAX_SHARPNESS;
    }

    /** Computes the ratios I_m/I_{m−1} = 1/(2m/z + I_{m+1}/I_m) downwards (DLMF 10.29.1), which is stable; the sum at θ = 0 is 1. */
    private static double[] scaledBessel(double z) {
        // I_m/I₀ is below e^{−60} from here on.
        int last = 30 + (int) Math.ceil(10 * Math.sqrt(z));
        double[] ratios = new double[last + 1];
        double ratio = 0;
        for (int m = last; m > 0; m--) {
            ratio = 1 / (2 * m / z + ratio);
            ratios[m] = ratio;
        }
        double[] result = new double[last + 1];
        result[0] = 1;
        double sum = 1;
        double relative = 1;
        int terms = 1;
        for (int m = 1; m <= last && relative > OMITTED; m++) {
            relative *= ratios[m];
            result[m] = 2 * relative;
            sum += result[m];
            terms++;
        }
        for (int m = 0; m < terms; m++) {
            result[m] /= sum;
        }
        return Arrays.copyOf(result, terms);
    }

    /**
     * Computes the Fourier coefficients of points.
     *
     * @param unit unit rows, 2 columns
     * @param v weights of the points
     */
    void gather(R064Store unit, double[] v) {
        Arrays.fill(cosines, 0);
        Arrays.fill(sines, 0);
        int points = unit.getRowDim();
        for (int from = 0; from < points; from += CHUNK) {
            int count = load(unit, from);
            System.arraycopy(v, from, real, 0, count);
            Arrays.fill(imaginary, 0, count, 0);
            cosines[0] += Sums.of(real, 0, count);
            for (int m = 1; m < weights.length; m++) {
                rotate(real, imaginary, x, y, count);
                cosines[m] += Sums.of(real, 0, count);
                sines[m] += Sums.of(imaginary, 0, count);
            }
        }
    }

    private int load(R064Store unit, int from) {
        int points = unit.getRowDim();
        int count = Math.min(CHUNK, points - from);
        System.arraycopy(unit.data, from, x, 0, count);
        System.arraycopy(unit.data, points + from, y, 0, count);
        return count;
    }

    /** Multiplies complex numbers by x + iy. All arrays have one index, so that the loop is vectorised. */
    private static void rotate(double[] real, double[] imaginary, double[] x, double[] y, int count) {
        for (int i = 0; i < count; i++) {
            double a = real[i];
            double b = imaginary[i];
            real[i] = a * x[i] - b * y[i];
            imaginary[i] = a * y[i] + b * x[i];
        }
    }

    /** Returns Σ_ij v_i·v_j·exp(z(cos(θ_i − θ_j) − 1)) over all pairs of the points of {@link #gather}, those of a point with itself included. */
    double energy() {
        double sum = 0;
        for (int m = weights.length - 1; m >= 0; m--) {
            sum += weights[m] * (cosines[m] * cosines[m] + sines[m] * sines[m]);
        }
        return sum;
    }

    /**
     * Computes the sums at points by Horner's rule in w_i: Σ_m c_m·Re(Z̄_m·wᵐ), and the derivative −Σ_m m·c_m·Im(Z̄_m·wᵐ).
     *
     * @param unit unit rows, 2 columns
     * @param values overwritten with the sums
     * @param slopes overwritten with their derivatives by θ_i
     */
    void evaluate(R064Store unit, double[] values, double[] slopes) {
        int points = unit.getRowDim();
        for (int from = 0; from < points; from += CHUNK) {
            int count = load(unit, from);
            Arrays.fill(real, 0, count, 0);
            Arrays.fill(imaginary, 0, count, 0);
            Arrays.fill(slopeReal, 0, count, 0);
            Arrays.fill(slopeImaginary, 0, count, 0);
            for (int m = weights.length - 1; m > 0; m--) {
                double a = weights[m] * cosines[m];
                double b = -weights[m] * sines[m];
                horner(real, imaginary, x, y, a, b, count);
                horner(slopeReal, slopeImaginary, x, y, m * a, m * b, count);
            }
            double constant = weights[0] * cosines[0];
            for (int i = 0; i < count; i++) {
                values[from + i] = constant + real[i];
                slopes[from + i] = -slopeImaginary[i];
            }
        }
    }

    /** Replaces h by (h + a + ib)·(x + iy). */
    private static void horner(
            double[] real, double[] imaginary, double[] x, double[] y, double a, double b, int count) {
        for (int i = 0; i < count; i++) {
            double p = real[i] + a;
            double q = imaginary[i] + b;
            real[i] = p * x[i] - q * y[i];
            imaginary[i] = p * y[i] + q * x[i];
        }
    }
}
