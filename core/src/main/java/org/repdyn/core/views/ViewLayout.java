package org.repdyn.core.views;

import org.apiguardian.api.API;

/**
 * Row order of stacked views X̂ = [X; X⁺₁; …; X⁻₁; …]: block 0 contains the n anchors; the blocks of positives follow, then the
 * blocks of negatives. Row i of each block is a view of sample i.
 *
 * @param samples number n of anchors, at least 1
 * @param positives number of positive blocks, at least 0
 * @param negatives number of negative blocks, at least 0
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ViewLayout(int samples, int positives, int negatives) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the batch is empty, a count is negative, or there are more than 2³¹ − 1 rows
     */
    public ViewLayout {
        if (samples < 1 || positives < 0 || negatives < 0) {
            throw new IllegalArgumentException("a layout needs at least 1 sample and no negative counts, got " + samples
                    + " samples, " + positives + " positives, " + negatives + " negatives");
        }
        if (samples * (1.0 + positives + negatives) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a layout has at most 2^31 - 1 rows, got " + samples + " samples with "
                    + positives + " positives and " + negatives + " negatives each");
        }
    }

    /** Returns the number of blocks: 1 block of anchors, plus positives, plus negatives. */
    public int blocks() {
        return 1 + positives + negatives;
    }

    /** Returns the number N of stacked rows. */
    public int rows() {
        return samples * blocks();
    }

    /**
     * Returns the index of a block of positives.
     *
     * @param index which positives, counted from 0
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public int positiveBlock(int index) {
        if (index < 0 || index >= positives) {
            throw new IndexOutOfBoundsException("positive " + index + " of " + positives);
        }
        return 1 + index;
    }

    /**
     * Returns the index of a block of negatives.
     *
     * @param index which negatives, counted from 0
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public int negativeBlock(int index) {
        if (index < 0 || index >= negatives) {
            throw new IndexOutOfBoundsException("negative " + index + " of " + negatives);
        }
        return 1 + positives + index;
    }

    /**
     * Returns the first row of a block.
     *
     * @throws IndexOutOfBoundsException if there is no such block
     */
    public int firstRow(int block) {
        if (block < 0 || block >= blocks()) {
            throw new IndexOutOfBoundsException("block " + block + " of " + blocks());
        }
        return block * samples;
    }
}
