package org.repdyn.losses.contrastive;

import org.ojalgo.matrix.store.R064Store;

/** Exponentials of rows with few columns: a block of them is one array for each of its columns, and all products are in Java. */
final class ThinExponentials extends BlockedExponentials<ThinBlock, double[][]> {

    private final double temperature;

    /**
     * Creates the matrix with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the product
     */
    ThinExponentials(double temperature, int mostKept) {
        super(mostKept);
        this.temperature = temperature;
    }

    /** Returns true if the rows have few columns. */
    static boolean suits(R064Store unit) {
        return unit.getColDim() <= ThinBlock.MOST_COLUMNS;
    }

    @Override
    ThinBlock newRows(int rows, int columns) {
        return new ThinBlock(rows, columns);
    }

    @Override
    double[][] newExponentials(int height, int width) {
        return new double[width][height];
    }

    @Override
    ThinArithmetic newArithmetic() {
        return new ThinArithmetic(temperature);
    }
}
