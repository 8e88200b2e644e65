package org.repdyn.core.views;

import org.apiguardian.api.API;

/**
 * The row order of stacked views X̂ = [X; X⁺₁; …; X⁻₁; …]: block 0 holds the n anchors, then come the blocks of positives,
 * then the blocks of negatives, each with the view of sample i in its row i.
 *
 * @param samples number n of anchors, at least 1
 * @param positives number of positive blocks, at least 0
 * @param negatives number of negative blocks, at least 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ViewLayout(int samples, int positives, int negatives) {

    /** Refuses an empty batch and negative counts. */
    public ViewLayout {
        if (samples < 1 || positives < 0 || negatives < 0) {
            throw new IllegalArgumentException("a layout needs at least 1 sample and no negative counts, got " + samples
                    + " samples, " + positives + " positives, " + negatives + " negatives");
        }
    }

    /** Number of blocks: the anchors, the positives and the negatives. */
    public int blocks() {
        return 1 + positives + negatives;
    }

    /** Number N of stacked rows. */
    public int rows() {
        return samples * blocks();
    }

    /** The block that holds the {@code index}-th positives, counted from 0. */
    public int positiveBlock(int index) {
        if (index < 0 || index >= positives) {
            throw new IndexOutOfBoundsException("positive " + index + " of " + positives);
        }
        return 1 + index;
    }

    /** The block that holds the {@code index}-th negatives, counted from 0. */
    public int negativeBlock(int index) {
        if (index < 0 || index >= negatives) {
            throw new IndexOutOfBoundsException("negative " + index + " of " + negatives);
        }
        return 1 + positives + index;
    }

    /** The first row of a block. */
    public int firstRow(int block) {
        if (block < 0 || block >= blocks()) {
            throw new IndexOutOfBoundsException("block " + block + " of " + blocks());
        }
        return block * samples;
    }
}
