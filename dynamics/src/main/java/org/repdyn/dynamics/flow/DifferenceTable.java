package org.repdyn.dynamics.flow;

import java.util.Arrays;

/**
 * The polynomial through the last states of an integrator at equally spaced times, as backward differences ∇ʲy of orders 0 to k: ∇⁰y is the
 * last state, ∇ʲ⁺¹y the difference of the last two ∇ʲy.
 */
final class DifferenceTable {

    private final double[][] differences;

    /**
     * Starts with a straight line.
     *
     * @param most largest order; the table has two more differences, which a change of the order needs
     * @param step spacing of the times
     */
    DifferenceTable(int most, double[] state, double[] slope, double step) {
        this.differences = new double[most + 3][state.length];
        System.arraycopy(state, 0, differences[0], 0, state.length);
        for (int i = 0; i < state.length; i++) {
            differences[1][i] = step * slope[i];
        }
    }

    /** Returns the array of ∇ʲy. */
    double[] difference(int j) {
        return differences[j];
    }

    /**
     * Computes the value of the polynomial at the next time, Σ ∇ʲy, and a weighted sum of the differences from order 1 on.
     *
     * @param weights weight of each order
     * @param value overwritten with the value
     * @param weighted overwritten with the weighted sum
     */
    void predict(double[] weights, int order, double[] value, double[] weighted) {
        for (int i = 0; i < value.length; i++) {
            double sum = differences[0][i];
            double others = 0;
            for (int j = 1; j <= order; j++) {
                sum += differences[j][i];
                others += weights[j] * differences[j][i];
            }
            value[i] = sum;
            weighted[i] = others;
        }
    }

    /**
     * Advances by one time.
     *
     * @param correction next state minus the predicted one, which is the next difference of order k + 1
     */
    void advance(double[] correction, int order) {
        double[] next = differences[order + 1];
        for (int i = 0; i < next.length; i++) {
            differences[order + 2][i] = correction[i] - next[i];
            next[i] = correction[i];
        }
        for (int j = order; j >= 0; j--) {
            for (int i = 0; i < next.length; i++) {
                differences[j][i] += differences[j + 1][i];
            }
        }
    }

    /** Changes the spacing of the times by a factor, which interpolates the polynomial of an order. */
    void rescale(double factor, int order) {
        double[][] to = spacing(factor, order);
        double[][] from = spacing(1, order);
        double[] old = new double[order + 1];
        double[][] change = new double[order + 1][order + 1];
        for (int i = 0; i <= order; i++) {
            for (int j = 0; j <= order; j++) {
                for (int l = 0; l <= order; l++) {
                    change[i][j] += to[i][l] * from[l][j];
                }
            }
        }
        for (int x = 0; x < differences[0].length; x++) {
            for (int j = 0; j <= order; j++) {
                old[j] = differences[j][x];
            }
            for (int j = 0; j <= order; j++) {
                double sum = 0;
                for (int i = 0; i <= order; i++) {
                    sum += change[i][j] * old[i];
                }
                differences[j][x] = sum;
            }
        }
    }

    /** Returns the matrix R of Shampine and Reichelt, section 2.2, for a change of the step by a factor. */
    private static double[][] spacing(double factor, int order) {
        double[][] r = new double[order + 1][order + 1];
        Arrays.fill(r[0], 1);
        for (int i = 1; i <= order; i++) {
            for (int j = 1; j <= order; j++) {
                r[i][j] = r[i - 1][j] * (i - 1 - factor * j) / i;
            }
        }
        return r;
    }

    /**
     * Returns the value of the polynomial.
     *
     * @param end time of the last state
     * @param step spacing of the times
     */
    double[] valueAt(double time, double end, double step, int order) {
        double[] y = differences[0].clone();
        double product = 1;
        for (int j = 1; j <= order; j++) {
            product *= (time - (end - step * (j - 1))) / (step * j);
            for (int i = 0; i < y.length; i++) {
                y[i] += product * differences[j][i];
            }
        }
        return y;
    }

    /** Returns the derivative of the polynomial at the last state. */
    double[] slopeAtEnd(double step, int order) {
        double[] result = new double[differences[0].length];
        for (int j = 1; j <= order; j++) {
            for (int i = 0; i < result.length; i++) {
                result[i] += differences[j][i] / (j * step);
            }
        }
        return result;
    }
}
