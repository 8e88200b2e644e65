package org.repdyn.core.algebra;

import java.util.Arrays;

/** Product of a large left factor that is not transposed with one or two columns: four columns of the left factor at a time are added to each column of the result, without a copy. */
final class StreamedProduct {

    private final ProductShape shape;

    StreamedProduct(ProductShape shape) {
        this.shape = shape;
    }

    /** Computes the product. */
    void compute(double[] a, double[] b, double[] c) {
        int rows = shape.rows;
        int inner = shape.inner;
        int columns = shape.columns;
        int bInner = shape.bInner;
        int bColumn = shape.bColumn;
        for (int j = 0; j < columns; j++) {
            int to = j * rows;
            int q = j * bColumn;
            Arrays.fill(c, to, to + rows, 0);
            int k = 0;
            for (; k + 3 < inner; k += 4) {
                addFourColumns(a, k * rows, b, q + k * bInner, c, to);
            }
            for (; k < inner; k++) {
                double x = b[q + k * bInner];
                int from = k * rows;
                for (int i = 0; i < rows; i++) {
                    c[to + i] += a[from + i] * x;
                }
            }
        }
    }

    private void addFourColumns(double[] a, int from, double[] b, int q, double[] c, int to) {
        int rows = shape.rows;
        int bInner = shape.bInner;
        double b0 = b[q];
        double b1 = b[q + bInner];
        double b2 = b[q + 2 * bInner];
        double b3 = b[q + 3 * bInner];
        int p1 = from + rows;
        int p2 = p1 + rows;
        int p3 = p2 + rows;
        for (int i = 0; i < rows; i++) {
            c[to + i] = c[to + i] + a[from + i] * b0 + a[p1 + i] * b1 + a[p2 + i] * b2 + a[p3 + i] * b3;
        }
    }
}
