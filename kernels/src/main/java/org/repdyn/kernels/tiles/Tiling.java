package org.repdyn.kernels.tiles;

/**
 * The tiles of the upper triangle of an n×n matrix, numbered column by column. Their size is fixed,
 * because a matrix product gives the same bits only for the same shape.
 *
 * @param inputs n
 */
record Tiling(int inputs) {

    /** Number of rows and of columns of a tile. */
    static final int TILE = 256;

    int blocks() {
        return (inputs + TILE - 1) / TILE;
    }

    int tiles() {
        return Math.multiplyExact(blocks(), blocks() + 1) / 2;
    }

    static int index(int rowBlock, int columnBlock) {
        return columnBlock * (columnBlock + 1) / 2 + rowBlock;
    }

    /** Returns the block column of a tile. */
    static int column(int tile) {
        int column = (int) ((Math.sqrt(8.0 * tile + 1) - 1) / 2);
        while (index(0, column + 1) <= tile) {
            column++;
        }
        while (index(0, column) > tile) {
            column--;
        }
        return column;
    }

    static int row(int tile) {
        return tile - index(0, column(tile));
    }

    /** Returns the number of inputs in a block. */
    int size(int block) {
        return Math.min(TILE, inputs - block * TILE);
    }
}
