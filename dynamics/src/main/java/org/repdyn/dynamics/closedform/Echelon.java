package org.repdyn.dynamics.closedform;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/** The factorisation e^{−2Λt}Y₀ = L·diag(e^δ)·U·Π by elimination with complete pivoting; see {@link SpectralSubspace}. */
final class Echelon {

    /** Largest size of an exponent whose exponential is a factor of entries: quotients of two of them are in range. */
    private static final double LARGEST_FACTOR = 300;

    private static final double LN2 = Math.log(2);

    /** More than the rounding error of a logarithm, whose size is at most 745. */
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final double time;
    private final int rows;
    private final int columns;

    /** Columns of L without the factors e^{−2Λt}. */
    private final double[][] plain;

    private final int[] pivots;
    private final double[] logPivots;
    private final R064Store upper;

    Echelon(double[] values, R064Store start, double time) {
        this.values = values;
        this.time = time;
        this.rows = start.getRowDim();
        this.columns = start.getColDim();
        this.plain = new double[columns][];
        for (int j = 0; j < columns; j++) {
            plain[j] = Arrays.copyOfRange(start.data, j * rows, (j + 1) * rows);
        }
        this.pivots = new int[columns];
        this.logPivots = new double[columns];
        this.upper = R064Store.FACTORY.make(columns, columns);
        boolean[] used = new boolean[rows];
        double[] largest = new double[rows];
        for (int j = 0; j < columns; j++) {
            int row = pivotRow(j, used, largest);
            used[row] = true;
            pivots[j] = row;
            swap(j, widest(j, row));
            eliminate(j, row);
        }
    }

    /** Returns the row of the entry of largest scaled size in the columns from {@code j} on. */
    private int pivotRow(int j, boolean[] used, double[] largest) {
        // Within a row the factor e^{−2λt} is the same, so that one logarithm decides.
        Arrays.fill(largest, 0);
        for (int c = j; c < columns; c++) {
            keepLarger(plain[c], largest);
        }
        int row = -1;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            double decay = 2 * values[i] * time;
            if (!used[i] && atLeastLog(largest[i]) - decay > best) {
                double size = Math.log(largest[i]) - decay;
                if (size > best) {
                    best = size;
                    row = i;
                }
            }
        }
        if (row < 0) {
            throw new ArithmeticException("the columns of the initial weights are linearly dependent");
        }
        logPivots[j] = best;
        return row;
    }

    private static void keepLarger(double[] x, double[] largest) {
        for (int i = 0; i < x.length; i++) {
            largest[i] = Math.max(largest[i], Math.abs(x[i]));
        }
    }

    /** Returns a number that is not smaller than log x and needs no logarithm. */
    private static double atLeastLog(double x) {
        return (Math.getExponent(x) + 1) * LN2 + ROUNDING;
    }

    /** Returns the first column from {@code j} on with the largest entry in a row. */
    private int widest(int j, int row) {
        int widest = j;
        for (int c = j + 1; c < columns; c++) {
            if (Math.abs(plain[c][row]) > Math.abs(plain[widest][row])) {
                widest = c;
            }
        }
        return widest;
    }

    private void eliminate(int j, int row) {
        double[] own = plain[j];
        double pivot = own[row];
        for (int i = 0; i < rows; i++) {
            own[i] /= pivot;
        }
        // U keeps the sign of the pivot.
        double sign = Math.signum(pivot);
        upper.set(j, j, sign);
        for (int c = j + 1; c < columns; c++) {
            double factor = plain[c][row];
            upper.set(j, c, factor / Math.abs(pivot));
            subtract(factor, own, plain[c]);
            plain[c][row] = 0;
        }
    }

    private static void subtract(double factor, double[] x, double[] from) {
        for (int i = 0; i < x.length; i++) {
            from[i] -= x[i] * factor;
        }
    }

    private void swap(int a, int b) {
        if (a == b) {
            return;
        }
        double[] kept = plain[a];
        plain[a] = plain[b];
        plain[b] = kept;
        for (int i = 0; i < columns; i++) {
            double entry = upper.doubleValue(i, a);
            upper.set(i, a, upper.doubleValue(i, b));
            upper.set(i, b, entry);
        }
    }

    /** Returns L, in the order of the rows of Y₀. */
    R064Store basis() {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        double[] factors = columns == 0 ? new double[0] : factors(values[pivots[0]]);
        for (int j = 0; j < columns; j++) {
            double ofPivot = factors[pivots[j]];
            int from = j * rows;
            if (ofPivot > 0) {
                for (int i = 0; i < rows; i++) {
                    result.data[from + i] = plain[j][i] * (factors[i] / ofPivot);
                }
            }
            for (int i = 0; i < rows; i++) {
                if (factors[i] == 0 || ofPivot == 0) {
                    result.data[from + i] = scaled(i, j, 0);
                }
            }
        }
        return result;
    }

    /**
     * Returns e^{−2(λ − λ₀)t} of each row; 0 where its exponent is not of moderate size. The errors of the difference and of the product, which the exponential would
     * multiply by the size of the exponent, are taken into account.
     */
    private double[] factors(double reference) {
        double[] factors = new double[rows];
        double slope = -2 * time;
        for (int i = 0; i < rows; i++) {
            double difference = values[i] - reference;
            double exponent = slope * difference;
            if (Math.abs(exponent) < LARGEST_FACTOR) {
                double part = difference - values[i];
                double lost = (values[i] - (difference - part)) - (reference + part);
                double error = Math.fma(slope, difference, -exponent) + slope * lost;
                factors[i] = Math.exp(exponent) * (1 + error);
            }
        }
        return factors;
    }

    /** Returns δ, descending up to a factor of moderate size. */
    double[] logPivots() {
        return logPivots.clone();
    }

    /** Returns U, with diagonal ±1 and other entries of size 1 at most. */
    R064Store upper() {
        return upper;
    }

    /** Returns true if the pivots are the first k rows. */
    boolean pivotsAreFirst() {
        for (int pivot : pivots) {
            if (pivot >= columns) {
                return false;
            }
        }
        return true;
    }

    /** Returns the row of the {@code j}-th pivot. */
    int pivot(int j) {
        return pivots[j];
    }

    /** Returns log|L_ij|. */
    double log(int row, int column) {
        double entry = plain[column][row];
        return Math.log(Math.abs(entry)) + exponent(row, column);
    }

    /** Returns L_ij·e^{−shift}. */
    double scaled(int row, int column, double shift) {
        double entry = plain[column][row];
        if (entry == 0) {
            return 0;
        }
        double exponent = exponent(row, column) - shift;
        // The factors are multiplied as a sum of logarithms, as either one alone may be out of range.
        return Math.abs(exponent) < 600
                ? entry * Math.exp(exponent)
                : Math.signum(entry) * Math.exp(Math.log(Math.abs(entry)) + exponent);
    }

    private double exponent(int row, int column) {
        return -2 * (values[row] - values[pivots[column]]) * time;
    }
}
