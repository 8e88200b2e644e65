package org.repdyn.dynamics.internal;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.Workers;

/** Ranges of a long array, shared between threads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Ranges {

    /** Numbers of a range, whose work takes much longer than handing it to a thread. */
    private static final int LENGTH = 1 << 15;

    private Ranges() {}

    /** A computation on the entries of a range. */
    @FunctionalInterface
    public interface RangeTask {
        /** Computes the entries from {@code from}, inclusive, to {@code to}, exclusive. */
        void accept(int from, int to);
    }

    /**
     * Runs a task on ranges that cover {@code length} entries; the tasks of different ranges must be independent.
     *
     * @param unit number that the length of every range is a multiple of, such as the rows of a matrix; the last range may be shorter
     */
    public static void forEach(int length, int unit, Workers workers, RangeTask task) {
        int one = Math.max(1, unit);
        int range = Math.max(1, LENGTH / one) * one;
        if (length <= range) {
            task.accept(0, length);
            return;
        }
        int parts = (int) (((long) length + range - 1) / range);
        workers.forEach(parts, i -> task.accept(i * range, (int) Math.min(length, (i + 1L) * range)));
    }
}
