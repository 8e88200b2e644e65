package org.repdyn.openblas;

import java.util.List;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;

/** Inner products of the rows of a matrix in blocks of rows, of which the sum of squares is taken where they are computed. */
final class NativeRowProducts {

    /** Rows of a block; the inner products of two blocks take 128 kB, which stay in a second-level cache. */
    private static final int BLOCK = 128;

    /** Largest number of entries of the blocks that are kept while all later blocks go past them, 2 MB. */
    private static final int ENTRIES = 1 << 18;

    /** Largest number of columns of a matrix for which this class is; a block of more would take more than 4 MB. */
    private static final int LARGEST_COLUMNS = 4096;

    private final R064Store a;
    private final int n;
    private final int k;
    private final ProductMemory memory = ProductMemory.ofThread();

    private NativeRowProducts(R064Store a) {
        this.a = a;
        this.n = a.getRowDim();
        this.k = a.getColDim();
    }

    /** Returns true for a matrix of which this class computes the products. */
    static boolean fits(R064Store a) {
        return a.data.length > 0 && a.getColDim() <= LARGEST_COLUMNS;
    }

    /** Returns Σ_{i≠j} (aᵢᵀaⱼ)². */
    static double sumOfSquares(R064Store a) {
        return new NativeRowProducts(a).sum();
    }

    private double sum() {
        int count = (n + BLOCK - 1) / BLOCK;
        int kept = Math.max(1, Math.min(ProductMemory.KEPT_BLOCKS, ENTRIES / (BLOCK * k)));
        double sum = 0;
        for (int first = 0; first < count; first += kept) {
            List<NativeBlock> blocks = memory.kept.subList(0, Math.min(kept, count - first));
            for (int i = 0; i < blocks.size(); i++) {
                load(blocks.get(i), first + i);
            }
            for (int right = 0; right < blocks.size(); right++) {
                sum += own(blocks.get(right), rows(first + right));
                for (int left = 0; left < right; left++) {
                    sum += 2 * squares(blocks.get(left), BLOCK, blocks.get(right), rows(first + right));
                }
            }
            for (int later = first + blocks.size(); later < count; later++) {
                load(memory.right, later);
                for (NativeBlock block : blocks) {
                    sum += 2 * squares(block, BLOCK, memory.right, rows(later));
                }
            }
        }
        return sum;
    }

    private int rows(int block) {
        return Math.min(BLOCK, n - block * BLOCK);
    }

    private void load(NativeBlock to, int block) {
        to.load(a, block * BLOCK, 0, rows(block), k);
    }

    /** Returns the sum over the pairs of a row of one block and a row of another one. */
    private double squares(NativeBlock left, int leftRows, NativeBlock right, int rightRows) {
        memory.result.reserve(leftRows * rightRows);
        memory.result.multiply(left, false, right, true, leftRows, rightRows, k, false);
        return memory.result.squaredNorm(leftRows * rightRows);
    }

    /** Returns the sum over the pairs of different rows of one block. */
    private double own(NativeBlock block, int rows) {
        memory.result.reserve(rows * rows);
        openblas_full.cblas_dsyrk(
                openblas_full.CblasColMajor,
                openblas_full.CblasUpper,
                openblas_full.CblasNoTrans,
                rows,
                k,
                1,
                block.pointer(),
                rows,
                0,
                memory.result.pointer(),
                rows);
        R064Store products = R064Store.FACTORY.make(rows, rows);
        memory.result.store(products, 0, 0, rows, rows);
        return Operands.squaredOffDiagonal(products);
    }
}
