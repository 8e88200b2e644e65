package org.repdyn.cli.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.ojalgo.matrix.store.R064Store;

/** Matrices on the way between a buffer, which holds them row by row, and RepDyn, which holds them column by column. */
final class GuestMatrix {

    /** Number of columns that are copied together, two cache lines of a row: one after the other they would miss the cache at each entry. */
    private static final int BLOCK = 16;

    private GuestMatrix() {}

    /**
     * Copies a matrix out of a buffer.
     *
     * @throws IllegalArgumentException if the buffer does not hold {@code rows·columns} numbers
     */
    static R064Store read(DoubleBuffer entries, int rows, int columns) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        read(entries, result);
        return result;
    }

    /**
     * Copies a matrix out of a buffer.
     *
     * @throws IllegalArgumentException if the buffer is of another size
     */
    static void read(DoubleBuffer entries, R064Store matrix) {
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        requireSize(entries, rows, columns);
        for (int block = 0; block < columns; block += BLOCK) {
            int end = Math.min(columns, block + BLOCK);
            for (int i = 0; i < rows; i++) {
                for (int j = block; j < end; j++) {
                    matrix.data[j * rows + i] = entries.get(i * columns + j);
                }
            }
        }
    }

    /**
     * Copies a matrix into a buffer.
     *
     * @throws IllegalArgumentException if the buffer is of another size
     */
    static void write(R064Store matrix, DoubleBuffer entries) {
        requireSize(entries, matrix.getRowDim(), matrix.getColDim());
        if (entries.hasRemaining()) {
            writeRows(matrix, 0, entries);
        }
    }

    /**
     * Copies rows of a matrix into a buffer.
     *
     * @param first index of the first row
     * @throws IllegalArgumentException if the buffer does not hold whole rows, or more than there are
     */
    static void writeRows(R064Store matrix, int first, DoubleBuffer entries) {
        int columns = matrix.getColDim();
        int all = matrix.getRowDim();
        int rows = entries.capacity() / columns;
        requireSize(entries, rows, columns);
        if (first < 0 || rows > all - first) {
            throw new IllegalArgumentException("rows " + first + " to " + (first + rows - 1) + " of " + all);
        }
        for (int block = 0; block < columns; block += BLOCK) {
            int end = Math.min(columns, block + BLOCK);
            for (int i = 0; i < rows; i++) {
                for (int j = block; j < end; j++) {
                    entries.put(i * columns + j, matrix.data[j * all + first + i]);
                }
            }
        }
    }

    /** Returns a buffer for a matrix, in memory that other languages can see. */
    static DoubleBuffer buffer(int rows, int columns) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(Double.BYTES, Math.multiplyExact(rows, columns)))
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    private static void requireSize(DoubleBuffer entries, int rows, int columns) {
        if (entries.capacity() != (long) rows * columns) {
            throw new IllegalArgumentException(
                    entries.capacity() + " numbers are not a matrix of " + rows + "×" + columns);
        }
    }
}
