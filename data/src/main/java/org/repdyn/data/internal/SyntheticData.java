package org.repdyn.data.internal;

import java.nio.ByteBuffer;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.digest.Sha256;
import org.repdyn.core.random.Seed;

/** Functions shared by synthetic datasets. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SyntheticData {

    private SyntheticData() {}

    /** Draws a matrix with independent N(0, 1) entries. */
    public static R064Store gaussian(int rows, int columns, Seed seed) {
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
