package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.DataException;

/** Functions shared by synthetic datasets. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SyntheticData {

    /** Largest number of entries of a matrix: the length of a Java array is an int, less a few words of overhead. */
    private static final long MAX_ENTRIES = Integer.MAX_VALUE - 8L;

    private SyntheticData() {}

    /**
     * Checks that a matrix fits into an array.
     *
     * @throws DataException if it has more than 2,147,483,639 entries
     */
    public static void requireSize(long rows, long columns) {
        if (rows * columns > MAX_ENTRIES) {
            throw new DataException("a matrix of " + rows + " rows and " + columns + " columns has more than the "
                    + MAX_ENTRIES + " entries that can be stored; take fewer samples or coordinates");
        }
    }

    /**
     * Draws a matrix with independent N(0, 1) entries.
     *
     * @throws DataException if it has more than 2,147,483,639 entries
     */
    public static R064Store gaussian(int rows, int columns, Seed seed) {
        requireSize(rows, columns);
        ContinuousSampler gaussian = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = gaussian.sample();
        }
        return result;
    }

    /** Returns the SHA-256 of the numbers, hexadecimal. */
    public static String checksum(R064Store inputs) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(inputs.data.length, Double.BYTES));
        bytes.asDoubleBuffer().put(inputs.data);
        return Sha256.hex(bytes.array());
    }
}
