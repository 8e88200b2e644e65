package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;

/**
 * Columns divided by their spread over the batch, x = (z − μ)/s with s = √(Σ(z − μ)²/divisor + inside) + outside, and the
 * pullback of gradients through this division. Keeps its memory between calls.
 */
public final class StandardColumns {

    /** Largest sum of squares whose quotients do not overflow. */
    private static final double MAX_SQUARES = 0x1p900;

    private final boolean centred;
    private final double inside;
    private final double outside;
    private R064Store columns = R064Store.FACTORY.make(0, 0);
    private double[] root = new double[0];
    private double[] spread = new double[0];
    private double divisor;

    /**
     * Creates a standardisation.
     *
     * @param centred true to subtract the mean μ of each column; false for μ = 0
     * @param inside number added under the root
     * @param outside number added to the root
     */
    public StandardColumns(boolean centred, double inside, double outside) {
        this.centred = centred;
        this.inside = inside;
        this.outside = outside;
    }

    /** Returns the standardised columns of the last call of {@link #standardise}. */
    public R064Store matrix() {
        return columns;
    }

    /**
     * Standardises each column.
     *
     * @param divisor divisor of the sum of squares
     * @return index of the first column whose spread is zero and which cannot be divided; −1 if there is none
     */
    public int standardise(R064Store z, double divisor) {
        return standardise(z, divisor, Workers.caller());
    }

    /** Does the same as {@link #standardise(R064Store, double)}, with the columns shared between threads. */
    public int standardise(R064Store z, double divisor, Workers workers) {
        int n = z.getRowDim();
        int k = z.getColDim();
        if (columns.getRowDim() != n || columns.getColDim() != k) {
            columns = R064Store.FACTORY.make(n, k);
            root = new double[k];
            spread = new double[k];
        }
        this.divisor = divisor;
        ColumnGroups.forEach(columns, workers, c -> standardiseColumn(z, c));
        for (int c = 0; c < k; c++) {
            if (spread[c] == 0) {
                return c;
            }
        }
        return -1;
    }

    private void standardiseColumn(R064Store z, int c) {
        int n = z.getRowDim();
        int from = c * n;
        double[] x = columns.data;
        double mean = centred ? Matrices.mean(z.data, from, n) : 0;
        for (int i = from; i < from + n; i++) {
            x[i] = z.data[i] - mean;
        }
        double squares = Sums.ofProducts(x, x, from, n);
        root[c] = isOrdinary(squares)
                ? Math.sqrt(squares / divisor + inside)
                : Math.hypot(Matrices.norm(x, from, n) / Math.sqrt(divisor), Math.sqrt(inside));
        spread[c] = root[c] + outside;
        for (int i = from; i < from + n; i++) {
            x[i] /= spread[c];
        }
    }

    /** Returns true if a sum of squares has neither overflowed nor underflowed. */
    static boolean isOrdinary(double squares) {
        return squares >= Matrices.MIN_SQUARES && squares <= MAX_SQUARES;
    }

    /** Replaces ∂/∂x by ∂/∂z = (g − mean g − (z − μ)·(gᵀx)/(divisor·root))/s in each column. */
    public void pullBack(R064Store gradient) {
        pullBack(gradient, Workers.caller());
    }

    /** Does the same as {@link #pullBack(R064Store)}, with the columns shared between threads. */
    public void pullBack(R064Store gradient, Workers workers) {
        ColumnGroups.forEach(columns, workers, c -> pullBackColumn(gradient.data, c));
    }

    private void pullBackColumn(double[] gradient, int c) {
        int n = columns.getRowDim();
        int from = c * n;
        double[] x = columns.data;
        double mean = centred ? Matrices.mean(gradient, from, n) : 0;
        double along = Sums.ofProducts(gradient, x, from, n);
        // In a column without spread x is zero, so the derivative of x with respect to s is zero too.
        double slope = root[c] == 0 ? 0 : along * spread[c] / (divisor * root[c]);
        for (int i = from; i < from + n; i++) {
            gradient[i] = (gradient[i] - mean - slope * x[i]) / spread[c];
        }
    }
}
