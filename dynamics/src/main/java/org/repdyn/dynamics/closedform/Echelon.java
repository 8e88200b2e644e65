package org.repdyn.dynamics.closedform;

import org.ojalgo.matrix.store.R064Store;

/** The factorisation e^{−2Λt}Y₀ = L·diag(e^δ)·U·Π by elimination with complete pivoting; see {@link SpectralSubspace}. */
final class Echelon {

    private final double[] values;
    private final double time;
    private final int rows;
    private final int columns;
    private final double[] plain;
    private final int[] pivots;
    private final double[] logPivots;
    private final R064Store upper;

    Echelon(double[] values, R064Store start, double time) {
        this.values = values;
        this.time = time;
        this.rows = start.getRowDim();
        this.columns = start.getColDim();
        this.plain = start.data.clone();
        this.pivots = new int[columns];
        this.logPivots = new double[columns];
        this.upper = R064Store.FACTORY.make(columns, columns);
        boolean[] used = new boolean[rows];
        for (int j = 0; j < columns; j++) {
            eliminate(j, used);
        }
    }

    private void eliminate(int j, boolean[] used) {
        int row = -1;
        int column = j;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            if (used[i]) {
                continue;
            }
            // Within a row the factor e^{−2λt} is the same, so that one logarithm decides.
            int widest = j;
            for (int c = j + 1; c < columns; c++) {
                if (Math.abs(plain[c * rows + i]) > Math.abs(plain[widest * rows + i])) {
                    widest = c;
                }
            }
            double size = Math.log(Math.abs(plain[widest * rows + i])) - 2 * values[i] * time;
            if (size > best) {
                best = size;
                row = i;
                column = widest;
            }
        }
        if (row < 0) {
            throw new ArithmeticException("the columns of the initial weights are linearly dependent");
        }
        swap(j, column);
        used[row] = true;
        pivots[j] = row;
        logPivots[j] = best;
        double pivot = plain[j * rows + row];
        for (int i = 0; i < rows; i++) {
            plain[j * rows + i] /= pivot;
        }
        // U keeps the sign of the pivot.
        double sign = Math.signum(pivot);
        upper.set(j, j, sign);
        for (int c = j + 1; c < columns; c++) {
            double factor = plain[c * rows + row];
            upper.set(j, c, factor / Math.abs(pivot));
            for (int i = 0; i < rows; i++) {
                plain[c * rows + i] -= plain[j * rows + i] * factor;
            }
            plain[c * rows + row] = 0;
        }
    }

    private void swap(int a, int b) {
        if (a == b) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            double kept = plain[a * rows + i];
            plain[a * rows + i] = plain[b * rows + i];
            plain[b * rows + i] = kept;
        }
        for (int i = 0; i < columns; i++) {
            double kept = upper.doubleValue(i, a);
            upper.set(i, a, upper.doubleValue(i, b));
            upper.set(i, b, kept);
        }
    }

    /** Returns L, in the order of the rows of Y₀. */
    R064Store basis() {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                result.data[j * rows + i] = scaled(i, j, 0);
            }
        }
        return result;
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
        double entry = plain[column * rows + row];
        return Math.log(Math.abs(entry)) + exponent(row, column);
    }

    /** Returns L_ij·e^{−shift}. */
    double scaled(int row, int column, double shift) {
        double entry = plain[column * rows + row];
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
