package org.repdyn.openblas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;

/** Column-major block of a matrix in native memory, which grows to the largest block and is freed after its owner. */
final class NativeBlock {

    /** Alignment of the memory, the length of a cache line, in bytes. */
    private static final int ALIGNMENT = 64;

    private DoubleBuffer memory = allocate(1);
    private DoublePointer pointer = new DoublePointer(memory);

    /** Returns the address of the block. */
    DoublePointer pointer() {
        return pointer;
    }

    /** Makes room for a number of entries; their values are not kept. */
    void reserve(int entries) {
        if (memory.capacity() < entries) {
            memory = allocate(entries);
            pointer = new DoublePointer(memory);
        }
    }

    private static DoubleBuffer allocate(int entries) {
        // An aligned slice may lose almost one line at each end.
        return ByteBuffer.allocateDirect(entries * Double.BYTES + 2 * ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
    }

    /** Returns true if a block can have so many entries: a direct buffer has at most 2³¹ − 1 bytes. */
    static boolean holds(double entries) {
        return entries < (1 << 28) - 2 * ALIGNMENT;
    }

    /** Copies entries from an array, to {@code to} on. */
    void put(double[] array, int from, int to, int count) {
        memory.put(to, array, from, count);
    }

    /** Copies entries to an array, from {@code from} on. */
    void get(int from, double[] array, int to, int count) {
        memory.get(from, array, to, count);
    }

    /** Copies the first entries of another block. */
    void copy(NativeBlock from, int count) {
        memory.put(0, from.memory, 0, count);
    }

    /** Returns an entry. */
    double get(int index) {
        return memory.get(index);
    }

    /** Copies the block that starts at (row, column) from a matrix. */
    void load(R064Store from, int row, int column, int rows, int columns) {
        reserve(rows * columns);
        int stride = from.getRowDim();
        if (rows == stride) {
            memory.put(0, from.data, column * stride, rows * columns);
            return;
        }
        for (int j = 0; j < columns; j++) {
            memory.put(j * rows, from.data, row + (column + j) * stride, rows);
        }
    }

    /** Copies the block of op(from) that starts at (row, column), as it is stored: that of a transposed matrix has {@code columns} rows here. */
    void load(R064Store from, boolean transposed, int row, int column, int rows, int columns) {
        if (transposed) {
            load(from, column, row, columns, rows);
        } else {
            load(from, row, column, rows, columns);
        }
    }

    /**
     * Sets this block, rows×columns, for which there must be room, to op(left)·op(right) of blocks as they are stored, or adds the product to it.
     *
     * @param inner number of columns of op(left)
     * @param add true to add
     */
    void multiply(
            NativeBlock left,
            boolean transposeLeft,
            NativeBlock right,
            boolean transposeRight,
            int rows,
            int columns,
            int inner,
            boolean add) {
        multiply(1, left, transposeLeft, right, transposeRight, rows, columns, inner, add);
    }

    /** Subtracts left·right from this block, rows×columns. */
    void subtract(NativeBlock left, NativeBlock right, int rows, int columns, int inner) {
        multiply(-1, left, false, right, false, rows, columns, inner, true);
    }

    private void multiply(
            double weight,
            NativeBlock left,
            boolean transposeLeft,
            NativeBlock right,
            boolean transposeRight,
            int rows,
            int columns,
            int inner,
            boolean add) {
        openblas_full.cblas_dgemm(
                openblas_full.CblasColMajor,
                transposeLeft ? openblas_full.CblasTrans : openblas_full.CblasNoTrans,
                transposeRight ? openblas_full.CblasTrans : openblas_full.CblasNoTrans,
                rows,
                columns,
                inner,
                weight,
                left.pointer,
                transposeLeft ? inner : rows,
                right.pointer,
                transposeRight ? columns : inner,
                add ? 1 : 0,
                pointer,
                rows);
    }

    /** Returns the sum of the squares of the first entries. */
    double squaredNorm(int count) {
        return openblas_full.cblas_ddot(count, pointer, 1, pointer, 1);
    }

    /** Copies the block to a matrix, from (row, column) on. */
    void store(R064Store to, int row, int column, int rows, int columns) {
        int stride = to.getRowDim();
        if (rows == stride) {
            memory.get(0, to.data, column * stride, rows * columns);
            return;
        }
        for (int j = 0; j < columns; j++) {
            memory.get(j * rows, to.data, row + (column + j) * stride, rows);
        }
    }
}
