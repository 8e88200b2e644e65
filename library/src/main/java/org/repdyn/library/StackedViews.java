package org.repdyn.library;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * Blocks of views as one matrix: anchors, then positives, then negatives.
 *
 * @param samples number n of rows of each block
 * @param matrix all rows, one block after the other
 * @param targets n×m, if there are any
 */
record StackedViews(int samples, R064Store matrix, Optional<R064Store> targets) {

    /**
     * Stacks blocks of equal shape. The last block is the targets if the loss needs some.
     *
     * @throws IllegalArgumentException if the blocks are not those that the loss needs, or differ in shape
     */
    static StackedViews of(EmbeddingField loss, double[][]... blocks) {
        ViewRequirements needed = loss.views();
        int views = 1 + needed.positives() + needed.negatives();
        int expected = views + (needed.targets() ? 1 : 0);
        if (blocks.length != expected) {
            throw new IllegalArgumentException(
                    "the loss needs " + matrices(expected) + " (" + names(needed) + "), got " + blocks.length);
        }
        R064Store first = RepDyn.matrix(blocks[0]);
        int n = first.getRowDim();
        R064Store all = R064Store.FACTORY.make(n * views, first.getColDim());
        for (int block = 0; block < views; block++) {
            R064Store each = RepDyn.matrix(blocks[block]);
            if (each.getRowDim() != n || each.getColDim() != first.getColDim()) {
                throw new IllegalArgumentException("all views have one shape: block " + (block + 1)
                        + " (counted from 1) is " + shape(each) + ", the anchors are " + shape(first));
            }
            for (int j = 0; j < each.getColDim(); j++) {
                System.arraycopy(each.data, j * n, all.data, j * n * views + block * n, n);
            }
        }
        Optional<R064Store> targets = needed.targets() ? Optional.of(RepDyn.matrix(blocks[views])) : Optional.empty();
        return new StackedViews(n, all, targets);
    }

    private static String matrices(int number) {
        return number == 1 ? "1 matrix" : number + " matrices";
    }

    /** Returns the blocks in words, in their order. */
    private static String names(ViewRequirements needed) {
        return "anchors"
                + (needed.positives() > 0 ? ", " + needed.positives() + " of positives" : "")
                + (needed.negatives() > 0 ? ", " + needed.negatives() + " of negatives" : "")
                + (needed.targets() ? ", targets" : "");
    }

    private static String shape(R064Store matrix) {
        return matrix.getRowDim() + "×" + matrix.getColDim();
    }

    ViewLayout layoutFor(EmbeddingField loss) {
        return loss.views().layout(samples);
    }

    Views forLoss(EmbeddingField loss) {
        return new Views(layoutFor(loss), matrix, targets);
    }
}
