package org.repdyn.losses.spi;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.ViewLayout;

/**
 * Pairing matrix M = A ⊗ I_n / n: the coefficients A pair the views of one sample and are the same for each sample.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class BlockPairing implements PairingMatrix {

    private final ViewLayout layout;
    private final double[][] coefficients;

    /**
     * Creates a pairing matrix.
     *
     * @param layout row order
     * @param coefficients A, symmetric, with one row and one column for each block of the layout
     * @throws IllegalArgumentException if A has another number of rows or columns, is not symmetric or not finite
     */
    public BlockPairing(ViewLayout layout, double[][] coefficients) {
        int blocks = layout.blocks();
        if (coefficients.length != blocks) {
            throw new IllegalArgumentException(
                    "the layout has " + blocks + " blocks, the coefficients " + coefficients.length);
        }
        this.layout = layout;
        this.coefficients = new double[blocks][];
        for (int a = 0; a < blocks; a++) {
            if (coefficients[a].length != blocks) {
                throw new IllegalArgumentException("the layout has " + blocks + " blocks, row " + a
                        + " of the coefficients has " + coefficients[a].length + " entries");
            }
            this.coefficients[a] = coefficients[a].clone();
        }
        for (int a = 0; a < blocks; a++) {
            if (!Double.isFinite(coefficients[a][a])) {
                throw new IllegalArgumentException(
                        "the coefficient of block " + a + " is " + Decimals.text(coefficients[a][a]));
            }
            for (int b = 0; b < a; b++) {
                if (coefficients[a][b] != coefficients[b][a] || !Double.isFinite(coefficients[a][b])) {
                    throw new IllegalArgumentException("the coefficients of blocks " + a + " and " + b
                            + " must be the same finite number, got "
                            + Decimals.text(coefficients[a][b]) + " and " + Decimals.text(coefficients[b][a]));
                }
            }
        }
    }

    @Override
    public int size() {
        return layout.rows();
    }

    /** Returns the row order. */
    public ViewLayout layout() {
        return layout;
    }

    /** Returns A, with one row and one column for each block of the layout, as new arrays. */
    public double[][] coefficients() {
        return Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public void multiply(R064Store u, R064Store result) {
        int n = layout.samples();
        int rows = layout.rows();
        int columns = u.getColDim();
        if (u.getRowDim() != rows || result.getRowDim() != rows || result.getColDim() != columns) {
            throw new IllegalArgumentException(
                    "the pairing matrix has " + rows + " rows and columns, but is multiplied by " + u.getRowDim() + "×"
                            + columns + " into " + result.getRowDim() + "×" + result.getColDim());
        }
        if (u.data == result.data) {
            throw new IllegalArgumentException("the result of a product must not be its factor; pass a new matrix");
        }
        Arrays.fill(result.data, 0);
        for (int a = 0; a < coefficients.length; a++) {
            for (int b = 0; b < coefficients.length; b++) {
                double coefficient = coefficients[a][b];
                if (coefficient == 0) {
                    continue;
                }
                double scaled = coefficient / n;
                for (int c = 0; c < columns; c++) {
                    int to = c * rows + a * n;
                    int from = c * rows + b * n;
                    for (int i = 0; i < n; i++) {
                        result.data[to + i] += scaled * u.data[from + i];
                    }
                }
            }
        }
    }
}
