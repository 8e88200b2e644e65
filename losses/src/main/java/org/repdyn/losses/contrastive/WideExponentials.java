package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;

/** Exponentials of rows with any number of columns: blocks are matrices, and all products are those of the linear-algebra service. */
final class WideExponentials extends BlockedExponentials<WideBlock, R064Store> {

    private final double temperature;

    /**
     * Creates the matrix with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the product
     */
    WideExponentials(double temperature, int mostKept) {
        super(mostKept);
        this.temperature = temperature;
    }

    @Override
    WideBlock newRows(int rows, int columns) {
        return new WideBlock(rows, columns);
    }

    @Override
    R064Store newExponentials(int height, int width) {
        return R064Store.FACTORY.make(height, width);
    }

    @Override
    WideArithmetic newArithmetic() {
        return new WideArithmetic(temperature);
    }
}
