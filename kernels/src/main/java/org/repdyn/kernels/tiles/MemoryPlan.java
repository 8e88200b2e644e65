package org.repdyn.kernels.tiles;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What the kernel of n inputs needs, known before the run.
 *
 * @param inputs n
 * @param dimension d
 * @param kernels one or two matrices
 * @param threads at work
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MemoryPlan(long inputs, long dimension, int kernels, int threads) {

    private static final double GIGA = 1e9;

    /** Indices of an array end here. */
    private static final long LARGEST_ARRAY = 46_340;

    /** Returns the bytes of the matrices. */
    public long kernelBytes() {
        return 8 * inputs * inputs * kernels;
    }

    /** Returns the bytes of the inputs in the two layouts the products want, of their variances and of the threads' tiles. */
    public long workBytes() {
        return 8 * (2 * inputs * dimension + 20 * inputs) + 24L * threads * Tiling.TILE * Tiling.TILE;
    }

    /** Bytes in memory. */
    public long bytes() {
        return kernelBytes() + workBytes();
    }

    /** Returns the largest n whose matrices fit. */
    public long largest(long budget) {
        long low = 0;
        long high = LARGEST_ARRAY;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (new MemoryPlan(middle, dimension, kernels, threads).bytes() <= budget) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Refuses what does not fit.
     *
     * @param budget bytes allowed
     * @throws IllegalArgumentException with what is needed, what there is, the largest n and what to do
     */
    public void require(long budget) {
        if (bytes() > budget || inputs > LARGEST_ARRAY) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "n = %,d needs %s, have %s: keep the tiles on disk, take at most n = %,d,"
                            + " or use the Nyström approximation or random features",
                    inputs,
                    inGigabytes(bytes()),
                    inGigabytes(budget),
                    largest(budget)));
        }
    }

    private static String inGigabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < GIGA / 10 ? "%.3f GB" : "%.1f GB", bytes / GIGA);
    }
}
