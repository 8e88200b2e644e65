package org.repdyn.ntk.kernel;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/** Inputs row by row, with ‖x‖²/d of each; starts the recursion of a pair accurately. */
final class InputRows {

    /** Correlations above this go by the residual of a projection; below, the plain difference has 12 digits. */
    private static final double NEARLY_PARALLEL = 1 - 1e-4;

    private final double[] data;
    private final int count;
    private final int dimension;
    private final double[] variance;

    InputRows(R064Store inputs) {
        count = inputs.getRowDim();
        dimension = inputs.getColDim();
        data = new double[count * dimension];
        for (int j = 0; j < dimension; j++) {
            for (int i = 0; i < count; i++) {
                double x = inputs.data[j * count + i];
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("the input in row " + (i + 1) + ", column " + (j + 1)
                            + " (counted from 1) is " + x + "; a kernel needs finite inputs");
                }
                data[i * dimension + j] = x;
            }
        }
        variance = new double[count];
        for (int i = 0; i < count; i++) {
            variance[i] = dot(data, i * dimension, data, i * dimension) / dimension;
        }
    }

    int count() {
        return count;
    }

    int dimension() {
        return dimension;
    }

    /** Starts the pair of row i of these and row j of the others; the same bits whichever of the two comes first. */
    void start(int i, InputRows others, int j, PairCovariance pair) {
        int from = i * dimension;
        int to = j * dimension;
        double p = variance[i];
        double q = others.variance[j];
        double c = dot(data, from, others.data, to) / dimension;
        double spread = distance(data, from, others.data, to) / dimension;
        boolean swap = p > q;
        double scale = Math.sqrt(p) * Math.sqrt(q);
        double determinant;
        if (Math.abs(c) <= NEARLY_PARALLEL * scale) {
            double root = p == q ? p : Math.sqrt(p * q);
            determinant = (root - c) * (root + c);
        } else {
            swap |= p == q && Arrays.compare(data, from, from + dimension, others.data, to, to + dimension) > 0;
            determinant = swap ? q * residual(others.data, to, data, from) : p * residual(data, from, others.data, to);
        }
        pair.start(swap ? q : p, swap ? p : q, c, determinant, spread);
    }

    /** ‖y − x(x·y)/(x·x)‖²/d, projected twice so that the error of the first coefficient goes too. */
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

    private double distance(double[] x, int from, double[] y, int to) {
        double sum = 0;
        for (int l = 0; l < dimension; l++) {
            double difference = x[from + l] - y[to + l];
            sum += difference * difference;
        }
        return sum;
    }
}
