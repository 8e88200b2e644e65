package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;

/**
 * Singular value decomposition of point + tangent vector in O((m + n)r²), from their factors alone: USVᵀ + U·wideᵀ + tall·Vᵀ = [U Q₁]·K·[V Q₂]ᵀ with
 * K = [S + Aᵀ, R₂ᵀ; R₁, 0], tall = Q₁R₁ and wide = VA + Q₂R₂ (Vandereycken 2013, algorithm 6). Columns that are only rounding get a zero column
 * of Q and a zero row of R, which leave the product as it is.
 */
final class FactoredSum {

    /** Share of the length of a column that is rounding after the projection off the columns before it. */
    private static final double ROUNDING = 1e-15;

    /** Share of a column that is left by a projection below which the projection is repeated, because digits have cancelled. */
    private static final double CANCELLED = 0.5;

    private final int m;
    private final int n;
    private final int r;
    /** [U Q₁], m×2r. */
    private final double[] columnBasis;
    /** [V Q₂], n×2r. */
    private final double[] rowBasis;
    /** Coordinates of a column in the basis. */
    private final double[] along;

    private final double[] share;

    private final R064Store core;
    private final JacobiSvd svd;
    private final int[] order;

    /** All singular values in descending order, at most min(m, n). */
    final double[] values;

    /** m×r, leading left singular vectors. */
    final R064Store left;

    /** n×r, leading right singular vectors. */
    final R064Store right;

    FactoredSum(int rows, int columns, int rank) {
        m = rows;
        n = columns;
        r = rank;
        columnBasis = new double[2 * r * m];
        rowBasis = new double[2 * r * n];
        along = new double[2 * r];
        share = new double[2 * r];
        core = R064Store.FACTORY.make(2 * r, 2 * r);
        svd = new JacobiSvd(2 * r, 2 * r);
        order = new int[2 * r];
        values = new double[Math.min(2 * r, Math.min(m, n))];
        left = R064Store.FACTORY.make(m, r);
        right = R064Store.FACTORY.make(n, r);
    }

    /**
     * Decomposes the sum.
     *
     * @param u orthonormal columns, m×r
     * @param s middle factor of the point, r×r
     * @param v orthonormal columns, n×r
     * @param tall TV − UUᵀTV of the tangent vector T, m×r
     * @param wide TᵀU, n×r
     */
    void decompose(R064Store u, R064Store s, R064Store v, R064Store tall, R064Store wide) {
        double[] k = core.data;
        Arrays.fill(k, 0);
        System.arraycopy(u.data, 0, columnBasis, 0, r * m);
        System.arraycopy(v.data, 0, rowBasis, 0, r * n);
        for (int j = 0; j < r; j++) {
            extend(columnBasis, m, r + j, tall.data, j);
            for (int i = r; i <= r + j; i++) {
                k[j * 2 * r + i] = along[i];
            }
        }
        for (int j = 0; j < r; j++) {
            extend(rowBasis, n, r + j, wide.data, j);
            for (int i = 0; i <= r + j; i++) {
                k[i * 2 * r + j] += along[i];
            }
            for (int i = 0; i < r; i++) {
                k[i * 2 * r + j] += s.data[i * r + j];
            }
        }
        svd.decompose(core);
        sort();
        for (int i = 0; i < values.length; i++) {
            values[i] = svd.values[order[i]];
        }
        combine(columnBasis, m, svd.left.data, left.data);
        combine(rowBasis, n, svd.right.data, right.data);
    }

    /** Writes the part of column {@code j} of z off the first columns of the basis, with length 1, behind them, and all coordinates to {@link #along}. */
    private void extend(double[] basis, int length, int count, double[] z, int j) {
        int to = count * length;
        System.arraycopy(z, j * length, basis, to, length);
        Arrays.fill(along, 0);
        double before = Math.sqrt(Entries.dot(basis, to, basis, to, length));
        double after = removeSpan(basis, length, count);
        if (after < CANCELLED * before) {
            after = removeSpan(basis, length, count);
        }
        boolean rounding = !(after > ROUNDING * before);
        along[count] = rounding ? 0 : after;
        for (int i = 0; i < length; i++) {
            basis[to + i] = rounding ? 0 : basis[to + i] / after;
        }
    }

    /** Subtracts from a column its part in the span of the columns before it, adds the coordinates of that to {@link #along}, and returns the length of what is left. */
    private double removeSpan(double[] basis, int length, int count) {
        int to = count * length;
        for (int l = 0; l < count; l++) {
            share[l] = Entries.dot(basis, l * length, basis, to, length);
            along[l] += share[l];
        }
        TallBlocks.addColumns(-1, basis, share, 0, count, basis, to, length);
        return Math.sqrt(Entries.dot(basis, to, basis, to, length));
    }

    /** Computes the order of descending singular values. */
    private void sort() {
        for (int i = 0; i < order.length; i++) {
            int to = i;
            while (to > 0 && svd.values[order[to - 1]] < svd.values[i]) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = i;
        }
    }

    /** Computes the leading r columns of basis·vectors. */
    private void combine(double[] basis, int length, double[] vectors, double[] result) {
        Arrays.fill(result, 0);
        for (int j = 0; j < r; j++) {
            TallBlocks.addColumns(1, basis, vectors, order[j] * 2 * r, 2 * r, result, j * length, length);
        }
    }
}
