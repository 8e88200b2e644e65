package org.repdyn.kernels.tiles;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The memory that the kernel of n inputs needs, known before the run.
 *
 * @param inputs n
 * @param dimension d
 * @param kernels number of matrices, one or two
 * @param threads number of threads
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MemoryPlan(long inputs, long dimension, int kernels, int threads) {

    /** Bytes of a gigabyte. */
    private static final double BYTES_PER_GIGABYTE = 1e9;

    /** Largest n whose n × n matrix fits one Java array (n² &lt; 2³¹). */
    private static final long MAX_INPUTS = 46_340;

    /** Returns the bytes of the matrices. */
    public long kernelBytes() {
        return 8 * inputs * inputs * kernels;
    }

    /**
     * Returns the bytes of the inputs in the two layouts that the products need, of their variances and of the threads'
     * tiles.
     */
    public long workBytes() {
        return 8 * (2 * inputs * dimension + 20 * inputs) + 24L * threads * Tiling.TILE * Tiling.TILE;
    }

    /** Returns the bytes in memory. */
    public long bytes() {
        return kernelBytes() + workBytes();
    }

    /** Returns the largest n whose matrices fit. */
    public long largest(long budget) {
        long low = 0;
        long high = MAX_INPUTS;
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
     * Checks that the matrices fit into memory.
     *
     * @param budget bytes allowed
     * @throws IllegalArgumentException if they do not; the message gives the bytes needed and allowed, the largest n
     *     and what to do
     */
    public void require(long budget) {
        if (bytes() > budget || inputs > MAX_INPUTS) {
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
        return String.format(
                Locale.ROOT, bytes < BYTES_PER_GIGABYTE / 10 ? "%.3f GB" : "%.1f GB", bytes / BYTES_PER_GIGABYTE);
    }
}
