package org.repdyn.observables.internal;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observation;

/** Embeddings of one block of training views, which must not be modified. */
public final class ViewBlocks {

    private ViewBlocks() {}

    /** Returns the embeddings of the anchors. */
    public static R064Store anchors(Observation observation) {
        return block(observation, 0);
    }

    /**
     * Returns the embeddings of a block of positives.
     *
     * @param index index of the block among the positives, from 0
     * @throws ArithmeticException if the views hold no such block
     */
    public static R064Store positives(Observation observation, int index) {
        if (index >= observation.layout().positives()) {
            throw new ArithmeticException("the views have no block " + index + " of positives");
        }
        return block(observation, observation.layout().positiveBlock(index));
    }

    private static R064Store block(Observation observation, int block) {
        return rows(
                observation.snapshot().embeddings(),
                observation.layout().firstRow(block),
                observation.layout().samples());
    }

    /** Returns consecutive rows: the matrix itself if they are all of its rows, else a copy. */
    public static R064Store rows(R064Store all, int first, int count) {
        if (count == all.getRowDim()) {
            return all;
        }
        R064Store result = R064Store.FACTORY.make(count, all.getColDim());
        for (int c = 0; c < all.getColDim(); c++) {
            System.arraycopy(all.data, c * all.getRowDim() + first, result.data, c * count, count);
        }
        return result;
    }
}
