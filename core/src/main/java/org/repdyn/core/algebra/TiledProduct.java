package org.repdyn.core.algebra;

/**
 * Product in tiles of 4×4 sums, which fit into registers, and in tiles of 4×2, 4×1, 1×4 and 2×2 at the edges, since a single sum would wait for
 * each addition. It copies nothing, for matrices of few rows. The bits of a sum do not depend on its tile.
 */
final class TiledProduct {

    private final ProductShape shape;

    TiledProduct(ProductShape shape) {
        this.shape = shape;
    }

    /** Computes the product. */
    void compute(double[] a, double[] b, double[] c) {
        int rows = shape.rows;
        int columns = shape.columns;
        int fullRows = rows & ~3;
        int fullColumns = columns & ~3;
        for (int j = 0; j < fullColumns; j += 4) {
            for (int i = 0; i < (shape.upperOnly ? Math.min(j + 4, fullRows) : fullRows); i += 4) {
                tile(a, b, c, i, j);
            }
            for (int i = shape.upperOnly ? rows : fullRows; i < rows; i++) {
                row(a, b, c, i, j);
            }
        }
        int pairedRows = rows & ~1;
        int pairedColumns = columns & ~1;
        for (int j = fullColumns; j < pairedColumns; j += 2) {
            for (int i = 0; i < fullRows; i += 4) {
                twoColumns(a, b, c, i, j);
            }
            for (int i = fullRows; i < pairedRows; i += 2) {
                square(a, b, c, i, j);
            }
            for (int i = pairedRows; i < rows; i++) {
                single(a, b, c, i, j);
                single(a, b, c, i, j + 1);
            }
        }
        for (int j = pairedColumns; j < columns; j++) {
            for (int i = 0; i < fullRows; i += 4) {
                column(a, b, c, i, j);
            }
            for (int i = fullRows; i < rows; i++) {
                single(a, b, c, i, j);
            }
        }
    }

    private void tile(double[] a, double[] b, double[] c, int i, int j) {
        int rows = shape.rows;
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double c00 = 0, c10 = 0, c20 = 0, c30 = 0;
        double c01 = 0, c11 = 0, c21 = 0, c31 = 0;
        double c02 = 0, c12 = 0, c22 = 0, c32 = 0;
        double c03 = 0, c13 = 0, c23 = 0, c33 = 0;
        int p0 = i * aRow;
        int p1 = p0 + aRow;
        int p2 = p1 + aRow;
        int p3 = p2 + aRow;
        int q0 = j * bColumn;
        int q1 = q0 + bColumn;
        int q2 = q1 + bColumn;
        int q3 = q2 + bColumn;
        int p = 0;
        int q = 0;
        for (int k = 0; k < inner; k++) {
            double a0 = a[p0 + p];
            double a1 = a[p1 + p];
            double a2 = a[p2 + p];
            double a3 = a[p3 + p];
            double x = b[q0 + q];
            c00 += a0 * x;
            c10 += a1 * x;
            c20 += a2 * x;
            c30 += a3 * x;
            x = b[q1 + q];
            c01 += a0 * x;
            c11 += a1 * x;
            c21 += a2 * x;
            c31 += a3 * x;
            x = b[q2 + q];
            c02 += a0 * x;
            c12 += a1 * x;
            c22 += a2 * x;
            c32 += a3 * x;
            x = b[q3 + q];
            c03 += a0 * x;
            c13 += a1 * x;
            c23 += a2 * x;
            c33 += a3 * x;
            p += aInner;
            q += bInner;
        }
        store(c, i + j * rows, c00, c10, c20, c30);
        store(c, i + (j + 1) * rows, c01, c11, c21, c31);
        store(c, i + (j + 2) * rows, c02, c12, c22, c32);
        store(c, i + (j + 3) * rows, c03, c13, c23, c33);
    }

    private static void store(double[] c, int at, double x0, double x1, double x2, double x3) {
        c[at] = x0;
        c[at + 1] = x1;
        c[at + 2] = x2;
        c[at + 3] = x3;
    }

    /** Computes four rows of one column. */
    private void column(double[] a, double[] b, double[] c, int i, int j) {
        int rows = shape.rows;
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double x = b[q];
            c0 += a[p] * x;
            c1 += a[p + aRow] * x;
            c2 += a[p + 2 * aRow] * x;
            c3 += a[p + 3 * aRow] * x;
            p += aInner;
            q += bInner;
        }
        store(c, i + j * rows, c0, c1, c2, c3);
    }

    /** Computes four rows of two columns. */
    private void twoColumns(double[] a, double[] b, double[] c, int i, int j) {
        int rows = shape.rows;
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double c00 = 0, c10 = 0, c20 = 0, c30 = 0;
        double c01 = 0, c11 = 0, c21 = 0, c31 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double a0 = a[p];
            double a1 = a[p + aRow];
            double a2 = a[p + 2 * aRow];
            double a3 = a[p + 3 * aRow];
            double x = b[q];
            c00 += a0 * x;
            c10 += a1 * x;
            c20 += a2 * x;
            c30 += a3 * x;
            x = b[q + bColumn];
            c01 += a0 * x;
            c11 += a1 * x;
            c21 += a2 * x;
            c31 += a3 * x;
            p += aInner;
            q += bInner;
        }
        store(c, i + j * rows, c00, c10, c20, c30);
        store(c, i + (j + 1) * rows, c01, c11, c21, c31);
    }

    /** Computes two rows of two columns. */
    private void square(double[] a, double[] b, double[] c, int i, int j) {
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double c00 = 0, c10 = 0, c01 = 0, c11 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double a0 = a[p];
            double a1 = a[p + aRow];
            double x0 = b[q];
            double x1 = b[q + bColumn];
            c00 += a0 * x0;
            c10 += a1 * x0;
            c01 += a0 * x1;
            c11 += a1 * x1;
            p += aInner;
            q += bInner;
        }
        int at = i + j * shape.rows;
        c[at] = c00;
        c[at + 1] = c10;
        c[at + shape.rows] = c01;
        c[at + shape.rows + 1] = c11;
    }

    /** Computes four columns of one row. */
    private void row(double[] a, double[] b, double[] c, int i, int j) {
        int rows = shape.rows;
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double c0 = 0, c1 = 0, c2 = 0, c3 = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            double x = a[p];
            c0 += x * b[q];
            c1 += x * b[q + bColumn];
            c2 += x * b[q + 2 * bColumn];
            c3 += x * b[q + 3 * bColumn];
            p += aInner;
            q += bInner;
        }
        int at = i + j * rows;
        c[at] = c0;
        c[at + rows] = c1;
        c[at + 2 * rows] = c2;
        c[at + 3 * rows] = c3;
    }

    private void single(double[] a, double[] b, double[] c, int i, int j) {
        int rows = shape.rows;
        int inner = shape.inner;
        int aRow = shape.aRow;
        int aInner = shape.aInner;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        double sum = 0;
        int p = i * aRow;
        int q = j * bColumn;
        for (int k = 0; k < inner; k++) {
            sum += a[p] * b[q];
            p += aInner;
            q += bInner;
        }
        c[i + j * rows] = sum;
    }
}
