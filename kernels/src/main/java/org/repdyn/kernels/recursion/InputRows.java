package org.repdyn.kernels.recursion;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.spi.PairCovariance;

/** The inputs row by row, with ‖x‖²/d of each. Computes the covariance of a pair at the first layer accurately. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InputRows {

    /** Correlation above which the determinant comes from the residual of a projection; below, the plain difference has 12 digits. */
    private static final double NEARLY_PARALLEL = 1 - 1e-4;

    private final double[] data;
    private final int count;
    private final int dimension;
    private final double[] variance;

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
                            + " (counted from 1) is " + x + "; a kernel needs finite inputs");
                }
                data[i * columns + j] = x;
            }
        }
        variance = new double[count];
        for (int i = 0; i < count; i++) {
            variance[i] = dot(data, i * dimension, data, i * dimension) / dimension;
        }
    }

    public int count() {
        return count;
    }

    public int dimension() {
        return dimension;
    }

    /** Starts the pair of row i of these and row j of the others; the same bits whichever of the two comes first. */
    public void start(int i, InputRows others, int j, PairCovariance pair) {
        int from = i * dimension;
        int to = j * dimension;
        double p = variance[i];
        double q = others.variance[j];
        double c = dot(data, from, others.data, to) / dimension;
        // ‖x − y‖² + ‖x + y‖² = 2‖x‖² + 2‖y‖²: the smaller of the two by its own terms, and nothing cancels in the
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

    /** Copies row i into column {@code column} of a matrix of the same dimension. */
    public void copyRow(int i, R064Store panel, int column) {
        System.arraycopy(data, i * dimension, panel.data, column * dimension, dimension);
    }

    /** Returns ‖x‖²/d of row i. */
    public double variance(int i) {
        return variance[i];
    }

    /**
     * Starts a pair whose covariance is known from a matrix product. Uses it if the two are well separated; otherwise computes
     * it again.
     */
    public void start(int i, InputRows others, int j, double covariance, PairCovariance pair) {
        double p = variance[i];
        double q = others.variance[j];
        double scale = Math.sqrt(p) * Math.sqrt(q);
        if (Math.abs(covariance) <= NEARLY_PARALLEL * scale) {
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
