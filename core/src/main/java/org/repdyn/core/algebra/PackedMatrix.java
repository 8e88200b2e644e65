package org.repdyn.core.algebra;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * A fixed matrix with copies in which its columns, and for products with the transpose its rows, are short arrays of their own. The compiler vectorises loops over them, and each is read once for all
 * columns of the right factor. Each entry of a product is the sum over the inner index in ascending order, as in {@link DenseProduct}, so that both give the same bits. A copy
 * is made by the first product that needs it.
 */
final class PackedMatrix implements FixedMatrix {

    /** Rows of a strip: as many sums for some columns stay in the first-level cache. */
    private static final int STRIP_ROWS = 256;

    /** Smallest number of rows of a product; loops over shorter arrays are not worth their start (measured). */
    private static final int LEAST_ROWS = 32;

    /** Largest number of columns of a product; for more, panels that are copied in each product are as fast (measured). */
    private static final int MOST_COLUMNS = 8;

    /** Rows that are transposed together. */
    private static final int BLOCK_ROWS = 64;

    private final R064Store matrix;
    private final FixedMatrix plain;
    private final ThreadLocal<double[][]> sums = ThreadLocal.withInitial(() -> new double[MOST_COLUMNS][STRIP_ROWS]);
    private volatile Optional<double[][][]> columns = Optional.empty();
    private volatile Optional<double[][][]> rows = Optional.empty();

    /**
     * Creates the matrix without copies.
     *
     * @param plain the same matrix, for products of few rows or many columns
     */
    PackedMatrix(R064Store matrix, FixedMatrix plain) {
        this.matrix = matrix;
        this.plain = plain;
    }

    @Override
    public R064Store matrix() {
        return matrix;
    }

    @Override
    public void multiply(boolean transpose, R064Store right, R064Store result) {
        if (result.getRowDim() < LEAST_ROWS || result.getColDim() > MOST_COLUMNS) {
            plain.multiply(transpose, right, result);
            return;
        }
        Operands.requireProduct(matrix, transpose, right, false, result);
        double[][][] strips = transpose ? rows() : columns();
        double[][] to = sums.get();
        int k = result.getColDim();
        for (int s = 0; s < strips.length; s++) {
            int first = s * STRIP_ROWS;
            int count = Math.min(STRIP_ROWS, result.getRowDim() - first);
            for (int c = 0; c < k; c++) {
                Arrays.fill(to[c], 0);
            }
            addProduct(strips[s], right.data, k, to);
            for (int c = 0; c < k; c++) {
                System.arraycopy(to[c], 0, result.data, c * result.getRowDim() + first, count);
            }
        }
    }

    private static void addProduct(double[][] strip, double[] right, int columns, double[][] sums) {
        int inner = strip.length;
        int j = 0;
        for (; j + 3 < inner; j += 4) {
            double[] x0 = strip[j];
            double[] x1 = strip[j + 1];
            double[] x2 = strip[j + 2];
            double[] x3 = strip[j + 3];
            for (int c = 0; c < columns; c++) {
                int q = c * inner + j;
                PanelKernels.addFourToOne(
                        x0, x1, x2, x3, right[q], right[q + 1], right[q + 2], right[q + 3], sums[c], x0.length);
            }
        }
        for (; j < inner; j++) {
            for (int c = 0; c < columns; c++) {
                PanelKernels.addOne(strip[j], right[c * inner + j], sums[c], strip[j].length);
            }
        }
    }

    private double[][][] columns() {
        if (columns.isEmpty()) {
            columns = Optional.of(strips(matrix, false));
        }
        return columns.orElseThrow();
    }

    private double[][][] rows() {
        if (rows.isEmpty()) {
            rows = Optional.of(strips(matrix, true));
        }
        return rows.orElseThrow();
    }

    /** Returns strips of rows of the matrix or its transpose, each as one array for each inner index; the last strip is shorter. */
    private static double[][][] strips(R064Store matrix, boolean transpose) {
        int height = matrix.getRowDim();
        int rows = transpose ? matrix.getColDim() : height;
        int inner = transpose ? height : matrix.getColDim();
        double[][][] strips = new double[(rows + STRIP_ROWS - 1) / STRIP_ROWS][inner][];
        for (int s = 0; s < strips.length; s++) {
            int first = s * STRIP_ROWS;
            int count = Math.min(STRIP_ROWS, rows - first);
            for (int j = 0; j < inner; j++) {
                strips[s][j] = new double[count];
            }
            if (transpose) {
                copyRows(matrix, first, strips[s]);
            } else {
                for (int j = 0; j < inner; j++) {
                    System.arraycopy(matrix.data, j * height + first, strips[s][j], 0, count);
                }
            }
        }
        return strips;
    }

    /** Copies parts of rows, from column {@code first} on. Blocks of rows are short enough that the lines which are written stay in the first-level cache. */
    private static void copyRows(R064Store matrix, int first, double[][] rows) {
        for (int block = 0; block < rows.length; block += BLOCK_ROWS) {
            int end = Math.min(rows.length, block + BLOCK_ROWS);
            for (int i = 0; i < rows[0].length; i++) {
                int from = (first + i) * rows.length;
                for (int j = block; j < end; j++) {
                    rows[j][i] = matrix.data[from + j];
                }
            }
        }
    }
}
