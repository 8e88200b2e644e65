package org.repdyn.losses.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;

/**
 * Columns minus their means, c = (z − μ)·2⁻ᵉ, and their spreads s = √(Σ(z − μ)²/divisor + inside) + outside. The exponent e is 0 for columns of ordinary size, and
 * otherwise such that products of columns are in range. A function of the standardised columns x = (z − μ)/s works with c and scales small matrices by the spreads: it never divides
 * the n rows, as {@link StandardColumns} does. Keeps its memory between calls.
 */
public final class CentredColumns {

    /** Largest size of the exponent of a spread whose column is not scaled. */
    private static final int MAX_EXPONENT = 100;

    private final double inside;
    private final double outside;
    private R064Store columns = R064Store.FACTORY.make(0, 0);
    private double[] roots = new double[0];
    private double[] spreads = new double[0];
    private int[] exponents = new int[0];
    private double divisor;

    /**
     * Creates columns without entries.
     *
     * @param inside number added under the root
     * @param outside number added to the root
     */
    public CentredColumns(double inside, double outside) {
        this.inside = inside;
        this.outside = outside;
    }

    /**
     * Centres the columns of some rows of a matrix.
     *
     * @param z matrix with the rows
     * @param firstRow the first of them
     * @param rows their number, at least 1
     * @param divisor divisor of the sum of squares
     * @param workers threads that share the columns
     * @return index of the first column whose spread is zero and which cannot be divided; −1 if there is none
     */
    public int centre(R064Store z, int firstRow, int rows, double divisor, Workers workers) {
        int k = z.getColDim();
        if (columns.getRowDim() != rows || columns.getColDim() != k) {
            columns = R064Store.FACTORY.make(rows, k);
            roots = new double[k];
            spreads = new double[k];
            exponents = new int[k];
        }
        this.divisor = divisor;
        ColumnGroups.forEach(columns, workers, c -> centreColumn(z.data, c * z.getRowDim() + firstRow, c));
        for (int c = 0; c < k; c++) {
            if (spreads[c] == 0) {
                return c;
            }
        }
        return -1;
    }

    private void centreColumn(double[] z, int first, int c) {
        int n = columns.getRowDim();
        int from = c * n;
        double[] x = columns.data;
        double mean = Matrices.mean(z, first, n);
        for (int i = 0; i < n; i++) {
            x[from + i] = z[first + i] - mean;
        }
        double squares = Sums.ofProducts(x, x, from, n);
        roots[c] = StandardColumns.isOrdinary(squares)
                ? Math.sqrt(squares / divisor + inside)
                : Math.hypot(Matrices.norm(x, from, n) / Math.sqrt(divisor), Math.sqrt(inside));
        spreads[c] = roots[c] + outside;
        int exponent = Math.max(Math.getExponent(spreads[c]), Double.MIN_EXPONENT);
        exponents[c] = Math.abs(exponent) > MAX_EXPONENT && Double.isFinite(spreads[c]) ? exponent : 0;
        if (exponents[c] != 0) {
            for (int i = from; i < from + n; i++) {
                x[i] = Math.scalb(x[i], -exponents[c]);
            }
        }
    }

    /** Returns the centred columns of the last call of {@link #centre}. */
    public R064Store matrix() {
        return columns;
    }

    /** Replaces the products of centred columns, CᵀC′, by those of the standardised ones, XᵀX′. */
    public void standardise(R064Store products, CentredColumns other) {
        int k = spreads.length;
        double[] own = reducedSpreads();
        double[] others = other.reducedSpreads();
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < k; i++) {
                products.data[j * k + i] = products.data[j * k + i] / own[i] / others[j];
            }
        }
    }

    /** Returns s·2⁻ᵉ of each column, by which its centred entries are divided for those of x. */
    private double[] reducedSpreads() {
        double[] result = new double[spreads.length];
        for (int c = 0; c < result.length; c++) {
            result[c] = Math.scalb(spreads[c], -exponents[c]);
        }
        return result;
    }

    /**
     * Replaces the matrix Q of a gradient X′Q with respect to X by the one with which the centred columns C′ have to be multiplied for the first part of ∂/∂Z, and
     * writes the factors of C for the second part, −x·(gᵀx)/(divisor·root) in each column. The mean of the gradient, which the
     * pullback subtracts, is that of centred columns and therefore zero.
     *
     * @param q k×k
     * @param products X′ᵀX, k×k
     * @param other the columns C′
     * @param factors becomes the factor of each column of C
     */
    public void pullBack(R064Store q, R064Store products, CentredColumns other, double[] factors) {
        int k = spreads.length;
        double[] others = other.reducedSpreads();
        for (int c = 0; c < k; c++) {
            double along = Sums.ofProducts(q.data, products.data, c * k, k);
            double reducedRoot = Math.scalb(roots[c], -exponents[c]);
            // In a column without spread x is zero, so the derivative of x with respect to s is zero too.
            factors[c] = roots[c] == 0 ? 0 : -along / (divisor * reducedRoot) / spreads[c];
            for (int j = 0; j < k; j++) {
                q.data[c * k + j] = q.data[c * k + j] / others[j] / spreads[c];
            }
        }
    }
}
