package org.repdyn.losses.contrastive;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.losses.internal.BlockPairs;
import org.repdyn.losses.internal.Exponentials;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.RowBlocks;
import org.repdyn.losses.internal.Sums;

/**
 * Exponentials of rows of any length, in blocks of the upper triangle, computed once for the row sums and once more for the product; a matrix whose triangle has at
 * most {@value #MOST_KEPT} numbers is kept in between. The memory is then O(nk). Blocks are shared between threads in an order that does
 * not depend on their number.
 */
final class BlockedExponentials implements ExponentialMatrix {

    /** Side of a block, in rows. A block of exponentials is then 0.5 MB, which fits the second-level cache. */
    private static final int BLOCK = 256;

    /** Largest number of exponentials that are kept for the gradient, 64 MB. */
    static final int MOST_KEPT = 1 << 23;

    private final double temperature;
    private final int mostKept;
    private final ConcurrentLinkedQueue<Scratch> scratch = new ConcurrentLinkedQueue<>();
    private BlockPairs pairs = new BlockPairs(0, BLOCK);
    private R064Store[] blocks = new R064Store[0];
    private R064Store[] gradients = new R064Store[0];
    private R064Store[] kept = new R064Store[0];

    /** Row sums, to which the threads add. */
    private double[] others = new double[0];

    /** v of the product. */
    private double[] factors = new double[0];

    /**
     * Creates the matrix with a given memory bound.
     *
     * @param mostKept largest number of exponentials that are kept for the product
     */
    BlockedExponentials(double temperature, int mostKept) {
        this.temperature = temperature;
        this.mostKept = mostKept;
    }

    /** Memory of one thread. */
    private static final class Scratch {

        private R064Store exponentials = R064Store.FACTORY.make(0, 0);
        private R064Store product = R064Store.FACTORY.make(0, 0);
        private final Exponentials exponential = new Exponentials();
        /** One column of a block. It and {@link #ofRows} begin at index 0: only loops with one index for all arrays are vectorised. */
        private final double[] column = new double[BLOCK];

        /** One number for each row of a block. */
        private final double[] ofRows = new double[BLOCK];
    }

    @Override
    public boolean sums(R064Store unit, double[] positives, LinearAlgebra algebra, double[] sums) {
        prepare(unit.getRowDim(), unit.getColDim());
        others = sums;
        for (int b = 0; b < blocks.length; b++) {
            RowBlocks.copy(unit, pairs.start(b), blocks[b]);
        }
        Arrays.fill(others, 0);
        pairs.forEach(algebra.workers(), (first, second) -> {
            Scratch memory = take();
            Arrays.fill(memory.ofRows, 0);
            exponentials(first, second, memory, algebra, true);
            for (int i = 0; i < pairs.size(first); i++) {
                others[pairs.start(first) + i] += memory.ofRows[i];
            }
            scratch.add(memory);
        });
        return true;
    }

    private void prepare(int rows, int columns) {
        if (blocks.length > 0 && pairs.rows() == rows && blocks[0].getColDim() == columns) {
            return;
        }
        pairs = new BlockPairs(rows, BLOCK);
        blocks = new R064Store[pairs.count()];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = R064Store.FACTORY.make(pairs.size(b), columns);
        }
        gradients = new R064Store[0];
        kept = new R064Store[(long) rows * rows / 2 <= mostKept ? pairs.pairs() : 0];
        for (int b = 0; b < pairs.count() && kept.length > 0; b++) {
            for (int a = 0; a <= b; a++) {
                kept[pairs.index(a, b)] = R064Store.FACTORY.make(pairs.size(a), pairs.size(b));
            }
        }
    }

    private Scratch take() {
        Scratch free = scratch.poll();
        return free == null ? new Scratch() : free;
    }

    /**
     * Returns a block of E, with 0 on the diagonal and at the positives; valid until the next call for the pair or the memory.
     *
     * @param summed true to add its row sums to {@link Scratch#ofRows} and its column sums to {@link #others}
     */
    private R064Store exponentials(int first, int second, Scratch memory, LinearAlgebra algebra, boolean summed) {
        int height = pairs.size(first);
        int width = pairs.size(second);
        R064Store e;
        if (kept.length > 0) {
            e = kept[pairs.index(first, second)];
        } else {
            memory.exponentials = Matrices.fit(memory.exponentials, height, width);
            e = memory.exponentials;
        }
        algebra.multiply(blocks[first], false, blocks[second], true, e);
        int n = others.length / 2;
        for (int j = 0; j < width; j++) {
            int row = pairs.start(second) + j;
            System.arraycopy(e.data, j * height, memory.column, 0, height);
            ExponentialColumn.exponentiate(memory.column, height, temperature, memory.exponential);
            ExponentialColumn.clear(memory.column, SimilarityLoss.positive(row, n) - pairs.start(first), height);
            ExponentialColumn.clear(memory.column, row - pairs.start(first), height);
            if (summed) {
                ExponentialColumn.add(memory.column, memory.ofRows, height);
            }
            if (summed && first != second) {
                others[row] += Sums.of(memory.column, 0, height);
            }
            System.arraycopy(memory.column, 0, e.data, j * height, height);
        }
        return e;
    }

    @Override
    public void multiply(double[] v, R064Store unit, LinearAlgebra algebra, R064Store result) {
        factors = v;
        if (gradients.length == 0) {
            gradients = new R064Store[blocks.length];
            for (int b = 0; b < blocks.length; b++) {
                gradients[b] = R064Store.FACTORY.make(pairs.size(b), unit.getColDim());
            }
        }
        for (R064Store each : gradients) {
            Arrays.fill(each.data, 0);
        }
        pairs.forEach(algebra.workers(), (first, second) -> {
            Scratch memory = take();
            R064Store weights = kept.length > 0
                    ? kept[pairs.index(first, second)]
                    : exponentials(first, second, memory, algebra, false);
            toWeights(weights.data, first, second, memory);
            addProduct(weights, false, second, first, memory, algebra);
            if (first != second) {
                addProduct(weights, true, first, second, memory, algebra);
            }
            scratch.add(memory);
        });
        for (int b = 0; b < blocks.length; b++) {
            RowBlocks.paste(gradients[b], result, pairs.start(b));
        }
    }

    /** Replaces a block of E by that of VE + EV. */
    private void toWeights(double[] e, int first, int second, Scratch memory) {
        int height = pairs.size(first);
        System.arraycopy(factors, pairs.start(first), memory.ofRows, 0, height);
        for (int j = 0; j < pairs.size(second); j++) {
            System.arraycopy(e, j * height, memory.column, 0, height);
            ExponentialColumn.scale(memory.column, memory.ofRows, factors[pairs.start(second) + j], height);
            System.arraycopy(memory.column, 0, e, j * height, height);
        }
    }

    /** Adds op(weights)·B of the block {@code from} to the gradient of the block {@code to}. */
    private void addProduct(
            R064Store weights, boolean transposed, int from, int to, Scratch memory, LinearAlgebra algebra) {
        R064Store target = gradients[to];
        memory.product = Matrices.fit(memory.product, target.getRowDim(), target.getColDim());
        algebra.multiply(weights, transposed, blocks[from], false, memory.product);
        for (int i = 0; i < target.data.length; i++) {
            target.data[i] += memory.product.data[i];
        }
    }
}
