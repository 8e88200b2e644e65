package org.repdyn.openblas;

import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.algebra.Workers;

/**
 * Gram matrix AᵀA or AAᵀ by dsyrk, which computes one half. Threads share blocks of the result or, if it is a single block, parts of the sums. The division depends
 * on the shape alone, so that the bits do not depend on the number of threads.
 */
final class NativeGram {

    /** Largest side of a block of the result, 2 MB. */
    private static final int SIDE = 512;

    /** Largest number of entries of A that dsyrk takes at a time for a single block, 2 MB (measured). */
    private static final int ENTRIES = 1 << 18;

    /** Largest number of inner indices that dsyrk takes at a time. */
    private static final int LARGEST_INNER = 8192;

    /** Largest number of parts of the sums of a single block. */
    private static final int PARTS = 16;

    /** Smallest number of multiplications that threads share, about a millisecond of work. */
    private static final double SHARED_VOLUME = 1e7;

    private NativeGram() {}

    /** Computes the Gram matrix of a matrix without a dimension 0. */
    static void compute(R064Store a, boolean ofColumns, R064Store result, Workers workers) {
        int size = result.getRowDim();
        int inner = ofColumns ? a.getRowDim() : a.getColDim();
        int blocks = (size + SIDE - 1) / SIDE;
        if (blocks > 1) {
            workers.forEach(blocks * blocks, i -> {
                int down = i % blocks;
                int across = i / blocks;
                if (down <= across) {
                    block(
                            a,
                            ofColumns,
                            result,
                            start(size, down, blocks),
                            start(size, down + 1, blocks),
                            start(size, across, blocks),
                            start(size, across + 1, blocks));
                }
            });
            return;
        }
        int parts = Math.min(PARTS, steps(size, inner));
        if (parts == 1 || 0.5 * inner * size * size < SHARED_VOLUME) {
            part(a, ofColumns, 0, 1, result);
        } else {
            sumOfParts(a, ofColumns, parts, result, workers);
        }
        Operands.copyUpperToLower(result);
    }

    private static int start(int size, int part, int parts) {
        return (int) ((long) size * part / parts);
    }

    /** Returns the number of inner indices that dsyrk takes at a time for a single block. */
    private static int step(int size) {
        return Math.min(LARGEST_INNER, ENTRIES / size);
    }

    private static int steps(int size, int inner) {
        return (inner + step(size) - 1) / step(size);
    }

    private static void sumOfParts(R064Store a, boolean ofColumns, int parts, R064Store result, Workers workers) {
        R064Store[] sums = new R064Store[parts];
        workers.forEach(parts, i -> {
            sums[i] = i == 0 ? result : R064Store.FACTORY.make(result.getRowDim(), result.getColDim());
            part(a, ofColumns, i, parts, sums[i]);
        });
        for (int i = 1; i < parts; i++) {
            double[] part = sums[i].data;
            for (int j = 0; j < part.length; j++) {
                result.data[j] += part[j];
            }
        }
    }

    /** Computes the upper half of a single block, from one of several parts of the inner indices. */
    private static void part(R064Store a, boolean ofColumns, int part, int parts, R064Store result) {
        int size = result.getRowDim();
        int inner = ofColumns ? a.getRowDim() : a.getColDim();
        int steps = steps(size, inner);
        int first = start(steps, part, parts);
        int end = start(steps, part + 1, parts);
        ProductMemory memory = ProductMemory.ofThread();
        memory.result.reserve(size * size);
        for (int i = first; i < end; i++) {
            int from = i * step(size);
            int depth = Math.min(step(size), inner - from);
            memory.left.load(a, ofColumns, 0, from, size, depth);
            add(memory, ofColumns, size, depth, i == first);
        }
        memory.result.store(result, 0, 0, size, size);
    }

    /** Computes a block on or above the diagonal, and the block below it. */
    private static void block(
            R064Store a, boolean ofColumns, R064Store result, int top, int bottom, int left, int right) {
        ProductMemory memory = ProductMemory.ofThread();
        int inner = ofColumns ? a.getRowDim() : a.getColDim();
        int rows = bottom - top;
        int columns = right - left;
        memory.result.reserve(rows * columns);
        for (int from = 0; from < inner; from += SharedProduct.INNER) {
            int depth = Math.min(SharedProduct.INNER, inner - from);
            memory.left.load(a, ofColumns, top, from, rows, depth);
            if (top == left) {
                add(memory, ofColumns, rows, depth, from == 0);
            } else {
                memory.right.load(a, ofColumns, left, from, columns, depth);
                memory.result.multiply(
                        memory.left, ofColumns, memory.right, !ofColumns, rows, columns, depth, from > 0);
            }
        }
        memory.result.store(result, top, left, rows, columns);
        Operands.copyUpperToLower(result, top, bottom, left, right);
    }

    /** Adds the product of the loaded part of A to the upper half of a block on the diagonal. */
    private static void add(ProductMemory memory, boolean ofColumns, int side, int depth, boolean first) {
        openblas_full.cblas_dsyrk(
                openblas_full.CblasColMajor,
                openblas_full.CblasUpper,
                ofColumns ? openblas_full.CblasTrans : openblas_full.CblasNoTrans,
                side,
                depth,
                1,
                memory.left.pointer(),
                ofColumns ? depth : side,
                first ? 0 : 1,
                memory.result.pointer(),
                side);
    }
}
