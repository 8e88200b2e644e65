package org.repdyn.losses.internal;

import org.repdyn.core.algebra.Workers;

/**
 * Division of n rows into blocks, and a schedule of all pairs of blocks in rounds. The pairs of one round share no block, so that
 * several threads can add to both blocks of their pair, and a block receives its sums in the same order on any number of threads. It is
 * the schedule of a tournament in which everybody meets everybody (Lucas 1883): one block stays, the others rotate.
 */
public final class BlockPairs {

    private final int rows;
    private final int count;
    private final int side;

    /**
     * Divides rows into blocks of about equal size.
     *
     * @param most largest number of rows of a block
     */
    public BlockPairs(int rows, int most) {
        this.rows = rows;
        int fewest = Math.max(1, (rows + most - 1) / most);
        side = Math.max(1, (rows + fewest - 1) / fewest);
        count = (rows + side - 1) / side;
    }

    /** A computation on a pair of blocks. */
    @FunctionalInterface
    public interface PairTask {
        /** Computes the pair; {@code first} ≤ {@code second}. */
        void accept(int first, int second);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of blocks. */
    public int count() {
        return count;
    }

    /** Returns the first row of a block. */
    public int start(int block) {
        return block * side;
    }

    /** Returns the number of rows of a block. */
    public int size(int block) {
        return Math.min(side, rows - block * side);
    }

    /** Returns the index of the pair {@code first} ≤ {@code second} among all pairs. */
    public int index(int first, int second) {
        return second * (second + 1) / 2 + first;
    }

    /** Runs a task for every pair: first each block with itself, then round by round. */
    public void forEach(Workers workers, PairTask task) {
        workers.forEach(count, block -> task.accept(block, block));
        int players = count + count % 2;
        for (int r = 0; r < players - 1; r++) {
            int round = r;
            workers.forEach(players / 2, match -> {
                int rotating = players - 1;
                int one = match == 0 ? rotating : (round + match) % rotating;
                int other = match == 0 ? round : (round - match + rotating) % rotating;
                // With an odd number of blocks, the one that meets the missing block rests.
                if (Math.max(one, other) < count) {
                    task.accept(Math.min(one, other), Math.max(one, other));
                }
            });
        }
    }
}
