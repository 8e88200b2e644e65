package org.repdyn.losses.contrastive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.BlockPairs;

/**
 * Exponentials of pairs of rows, in blocks of the upper triangle, computed once for the row sums and once more for the product; a matrix whose triangle has at
 * most {@value #MOST_KEPT} numbers is kept in between. The memory is then O(nk). Blocks are shared between threads in an order that does
 * not depend on their number. Subclasses choose how blocks are laid out in memory, and the arithmetic that is fastest for it.
 *
 * @param <R> a block of rows
 * @param <E> a block of exponentials
 */
abstract class BlockedExponentials<R extends RowBlock, E> implements ExponentialMatrix {

    /**
     * Side of a block, in rows. A block of exponentials is then 0.5 MB, which fits the second-level cache; the rows and some of its columns fit the first.
     */
    static final int BLOCK = 256;

    /** Largest number of exponentials that are kept for the gradient, 64 MB. */
    static final int MOST_KEPT = 1 << 23;

    private final int mostKept;
    private final ConcurrentLinkedQueue<BlockArithmetic<R, E>> free = new ConcurrentLinkedQueue<>();
    private BlockPairs pairs = new BlockPairs(0, BLOCK);
    private int columns = -1;
    private List<R> blocks = List.of();

    /** Blocks of E in the order of {@link BlockPairs#index}; empty if they are not kept. */
    private List<E> kept = List.of();

    /**
     * Creates the matrix with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the product
     */
    BlockedExponentials(int mostKept) {
        this.mostKept = mostKept;
    }

    /** Allocates a block of rows. */
    abstract R newRows(int rows, int columns);

    /** Allocates a block of E. */
    abstract E newExponentials(int height, int width);

    /** Allocates the memory in which one thread computes one pair of blocks after the other. */
    abstract BlockArithmetic<R, E> newArithmetic();

    @Override
    public final boolean sums(R064Store unit, double[] positives, LinearAlgebra algebra, double[] sums) {
        prepare(unit.getRowDim(), unit.getColDim());
        for (int b = 0; b < blocks.size(); b++) {
            blocks.get(b).copy(unit, pairs.start(b));
        }
        Arrays.fill(sums, 0);
        pairs.forEach(algebra.workers(), (first, second) -> {
            BlockArithmetic<R, E> arithmetic = take(first, second);
            E block = block(arithmetic, first, second);
            arithmetic.exponentiate(block, blocks.get(first), blocks.get(second), algebra, sums);
            free.add(arithmetic);
        });
        return true;
    }

    @Override
    public final void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result) {
        for (R block : blocks) {
            block.clear();
        }
        pairs.forEach(algebra.workers(), (first, second) -> {
            BlockArithmetic<R, E> arithmetic = take(first, second);
            E block = block(arithmetic, first, second);
            if (kept.isEmpty()) {
                arithmetic.exponentiate(block, blocks.get(first), blocks.get(second), algebra);
            }
            arithmetic.addProducts(block, blocks.get(first), blocks.get(second), v, algebra);
            free.add(arithmetic);
        });
        for (int b = 0; b < blocks.size(); b++) {
            blocks.get(b).paste(result, pairs.start(b));
        }
    }

    private void prepare(int rows, int columns) {
        if (this.columns == columns && pairs.rows() == rows) {
            return;
        }
        this.columns = columns;
        pairs = new BlockPairs(rows, BLOCK);
        blocks = new ArrayList<>();
        for (int b = 0; b < pairs.count(); b++) {
            blocks.add(newRows(pairs.size(b), columns));
        }
        kept = new ArrayList<>();
        if ((long) rows * rows / 2 <= mostKept) {
            for (int b = 0; b < pairs.count(); b++) {
                for (int a = 0; a <= b; a++) {
                    kept.add(newExponentials(pairs.size(a), pairs.size(b)));
                }
            }
        }
    }

    /** Returns memory that no other thread uses, set to a pair. */
    private BlockArithmetic<R, E> take(int first, int second) {
        BlockArithmetic<R, E> polled = free.poll();
        BlockArithmetic<R, E> arithmetic = polled == null ? newArithmetic() : polled;
        arithmetic.set(pairs, first, second);
        return arithmetic;
    }

    /** Returns the memory of a block of E, with its exponentials if they were kept; otherwise valid until the next pair. */
    private E block(BlockArithmetic<R, E> arithmetic, int first, int second) {
        return kept.isEmpty() ? arithmetic.block() : kept.get(pairs.index(first, second));
    }
}
