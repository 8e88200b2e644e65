package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

/** What data sets that are drawn have in common. */
public final class Synthetic {

    private Synthetic() {}

    /** Independent N(0, 1) entries. */
    public static R064Store gaussian(int rows, int columns, Seed seed) {
        ContinuousSampler gaussian = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = gaussian.sample();
        }
        return result;
    }

    /** SHA-256 of the numbers, hexadecimal. */
    public static String checksum(R064Store inputs) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(inputs.data.length, Double.BYTES));
        bytes.asDoubleBuffer().put(inputs.data);
        return DataFile.sha256(bytes.array());
    }
}
