package org.repdyn.kernels.recursion;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.kernels.spi.PairCovariance;

/** The inputs row by row, with ‖x‖²/d of each. Computes the covariance of a pair at the first layer accurately. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InputRows {

    /**
     * Correlation above which the determinant comes from the residual of a projection; below, the plain difference has
     * 12 digits.
     */
    private static final double NEARLY_PARALLEL = 1 - 1e-4;

    /**
     * Smallest and largest ‖x‖²/d at which the products of two variances, and the small residuals of nearly parallel
     * rows, are normal numbers. Rows outside are scaled by powers of two, which are exact.
     */
    private static final double SMALLEST_VARIANCE = 0x1p-400;

    private static final double LARGEST_VARIANCE = 0x1p400;

    private final double[] data;
    private final int count;
    private final int dimension;
    private final double[] variance;

    /** Rows whose ‖x‖²/d is outside of the range and not exactly 0. */
    private final boolean[] extreme;

    public InputRows(R064Store inputs) {
        this(inputs, 1);
    }

    /** Copies the inputs; each becomes {@code positions} consecutive rows. */
    InputRows(R064Store inputs, int positions) {
        int n = inputs.getRowDim();
        int columns = inputs.getColDim();
        count = Math.multiplyExact(n, positions);
        dimension = columns / positions;
        data = new double[Math.multiplyExact(n, columns)];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < n; i++) {
                double x = inputs.data[j * n + i];
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("the input in row " + (i + 1) + ", column " + (j + 1)
                            + " (counted from 1) is " + Decimals.text(x) + "; a kernel needs finite inputs");
                }
                data[i * columns + j] = x;
            }
        }
        variance = new double[count];
        extreme = new boolean[count];
        measure();
    }

    /** Creates rows from finite data, which are not copied. */
    private InputRows(double[] data, int count, int dimension) {
        this.data = data;
        this.count = count;
        this.dimension = dimension;
        variance = new double[count];
        extreme = new boolean[count];
        measure();
    }

    private void measure() {
        for (int i = 0; i < count; i++) {
            double v = dot(data, i * dimension, data, i * dimension) / dimension;
            boolean inRange = v >= SMALLEST_VARIANCE && v <= LARGEST_VARIANCE;
            if (!inRange && largest(i) > 0) {
                extreme[i] = true;
                int exponent = Math.getExponent(largest(i));
                double[] row = scaled(i, -exponent);
                v = Math.scalb(dot(row, 0, row, 0) / dimension, 2 * exponent);
            }
            variance[i] = v;
        }
    }

    /** Returns the largest absolute value in row i. */
    private double largest(int i) {
        double result = 0;
        for (int l = i * dimension; l < (i + 1) * dimension; l++) {
            result = Math.max(result, Math.abs(data[l]));
        }
        return result;
    }

    /** Returns row i times a power of two. */
    private double[] scaled(int i, int exponent) {
        double[] result = new double[dimension];
        for (int l = 0; l < dimension; l++) {
            result[l] = Math.scalb(data[i * dimension + l], exponent);
        }
        return result;
    }

    public int count() {
        return count;
    }

    public int dimension() {
        return dimension;
    }

    /** Starts the pair of row i of these and row j of the others; exchanging the two gives the same bits. */
    public void start(int i, InputRows others, int j, PairCovariance pair) {
        if (extreme[i] || others.extreme[j]) {
            startScaled(i, others, j, pair);
            return;
        }
        int from = i * dimension;
        int to = j * dimension;
        double p = variance[i];
        double q = others.variance[j];
        double c = dot(data, from, others.data, to) / dimension;
        // ‖x − y‖² + ‖x + y‖² = 2‖x‖² + 2‖y‖²: the smaller summand is computed directly, so nothing cancels in the
        // other.
        boolean near = c > 0;
        double smaller = distance(data, from, others.data, to, near ? -1 : 1) / dimension;
        double larger = Math.max(0, 2 * (p + q) - smaller);
        double scale = Math.sqrt(p) * Math.sqrt(q);
        double determinant;
        if (Math.abs(c) <= NEARLY_PARALLEL * scale) {
            double root = p == q ? p : Math.sqrt(p * q);
            determinant = (root - c) * (root + c);
        } else {
            // The projection is not symmetric: always project onto the shorter row, or onto the first in order.
            boolean tie = p == q && Arrays.compare(data, from, from + dimension, others.data, to, to + dimension) > 0;
            boolean swap = p > q || tie;
            determinant = swap ? q * residual(others.data, to, data, from) : p * residual(data, from, others.data, to);
        }
        pair.start(p, q, c, determinant, near ? smaller : larger, near ? larger : smaller);
    }

    /** Starts a pair of which one row is so large or small that products of variances leave the range of double precision. */
    private void startScaled(int i, InputRows others, int j, PairCovariance pair) {
        double left = largest(i);
        double right = others.largest(j);
        int first = left == 0 ? 0 : Math.getExponent(left);
        int second = right == 0 ? 0 : Math.getExponent(right);
        two(scaled(i, -first), others.scaled(j, -second)).start(0, 1, pair);
        // Var(a ± b) needs one scale for both rows; the smaller row may vanish beside the larger one.
        int common = left == 0 ? second : right == 0 ? first : Math.max(first, second);
        InputRows together = two(scaled(i, -common), others.scaled(j, -common));
        double difference = together.distance(together.data, 0, together.data, dimension, -1) / dimension;
        double sum = together.distance(together.data, 0, together.data, dimension, 1) / dimension;
        pair.rescale(first, second, Math.scalb(difference, 2 * common), Math.scalb(sum, 2 * common));
    }

    private InputRows two(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, 2 * dimension);
        System.arraycopy(second, 0, both, dimension, dimension);
        return new InputRows(both, 2, dimension);
    }

    private void start(int i, int j, PairCovariance pair) {
        start(i, this, j, pair);
    }

    /** Copies row i into column {@code column} of a matrix of the same dimension. */
    public void copyRow(int i, R064Store panel, int column) {
        System.arraycopy(data, i * dimension, panel.data, column * dimension, dimension);
    }

    /** Returns the first entry of row i. */
    double entry(int i) {
        return data[i * dimension];
    }

    /** Returns ‖x‖²/d of row i. */
    public double variance(int i) {
        return variance[i];
    }

    /**
     * Starts a pair whose covariance is known from a matrix product. Uses it if the two are well separated; otherwise
     * computes it again.
     */
    public void start(int i, InputRows others, int j, double covariance, PairCovariance pair) {
        double p = variance[i];
        double q = others.variance[j];
        double scale = Math.sqrt(p) * Math.sqrt(q);
        boolean inRange = !extreme[i] && !others.extreme[j];
        if (inRange && Math.abs(covariance) <= NEARLY_PARALLEL * scale) {
            double root = p == q ? p : Math.sqrt(p * q);
            pair.start(
                    p,
                    q,
                    covariance,
                    (root - covariance) * (root + covariance),
                    Math.max(0, p + q - 2 * covariance),
                    Math.max(0, p + q + 2 * covariance));
        } else {
            start(i, others, j, pair);
        }
    }

    /** Compares two inputs of several rows each in lexicographic order. */
    public int compare(int i, InputRows others, int j, int rowsEach) {
        int length = rowsEach * dimension;
        int from = i * length;
        int to = j * length;
        return Arrays.compare(data, from, from + length, others.data, to, to + length);
    }

    /** Returns ‖y − x(x·y)/(x·x)‖²/d, projected twice to remove the error of the first coefficient. */
    private double residual(double[] x, int from, double[] y, int to) {
        double square = dot(x, from, x, from);
        if (square == 0) {
            return 0;
        }
        double beta = dot(x, from, y, to) / square;
        double left = 0;
        for (int l = 0; l < dimension; l++) {
            left += x[from + l] * Math.fma(-beta, x[from + l], y[to + l]);
        }
        double correction = left / square;
        double sum = 0;
        for (int l = 0; l < dimension; l++) {
            double r = Math.fma(-beta, x[from + l], y[to + l]) - correction * x[from + l];
            sum += r * r;
        }
        return sum / dimension;
    }

    private double dot(double[] x, int from, double[] y, int to) {
        double even = 0;
        double odd = 0;
        int l = 0;
        for (; l + 1 < dimension; l += 2) {
            even += x[from + l] * y[to + l];
            odd += x[from + l + 1] * y[to + l + 1];
        }
        return even + (l < dimension ? odd + x[from + l] * y[to + l] : odd);
    }

    /** Returns ‖x + sign·y‖². */
    private double distance(double[] x, int from, double[] y, int to, int sign) {
        double sum = 0;
        for (int l = 0; l < dimension; l++) {
            double difference = x[from + l] + sign * y[to + l];
            sum += difference * difference;
        }
        return sum;
    }
}
