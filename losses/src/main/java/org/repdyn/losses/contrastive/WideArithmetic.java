package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.Sums;

/** Arithmetic for rows with any number of columns. Each column of E is copied to an array that begins at index 0, and back. */
final class WideArithmetic extends BlockArithmetic<WideBlock, R064Store> {

    private final double[] column = new double[BlockedExponentials.BLOCK];
    private R064Store exponentials = R064Store.FACTORY.make(0, 0);
    private R064Store product = R064Store.FACTORY.make(0, 0);

    WideArithmetic(double temperature) {
        super(temperature);
    }

    @Override
    R064Store block() {
        exponentials = Matrices.fit(exponentials, height(), width());
        return exponentials;
    }

    @Override
    void fill(R064Store block, WideBlock first, WideBlock second, LinearAlgebra algebra) {
        algebra.multiply(first.rows, false, second.rows, true, block);
        for (int j = 0; j < width(); j++) {
            System.arraycopy(block.data, j * height(), column, 0, height());
            replace(column, j);
            System.arraycopy(column, 0, block.data, j * height(), height());
        }
    }

    @Override
    double sum(double[] column, int count) {
        return Sums.of(column, 0, count);
    }

    @Override
    void multiply(R064Store block, WideBlock first, WideBlock second, LinearAlgebra algebra) {
        for (int j = 0; j < width(); j++) {
            System.arraycopy(block.data, j * height(), column, 0, height());
            weigh(column, j);
            System.arraycopy(column, 0, block.data, j * height(), height());
        }
        addProduct(block, false, second, first, algebra);
        if (first != second) {
            addProduct(block, true, first, second, algebra);
        }
    }

    /** Adds op(weights)·B of the block {@code from} to the sums of {@code to}. */
    private void addProduct(
            R064Store weights, boolean transposed, WideBlock from, WideBlock to, LinearAlgebra algebra) {
        double[] sums = to.sums.data;
        product = Matrices.fit(product, to.sums.getRowDim(), to.sums.getColDim());
        algebra.multiply(weights, transposed, from.rows, false, product);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += product.data[i];
        }
    }
}
