package org.repdyn.dynamics.encoder;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

/** Random matrices with independent normally distributed entries. */
final class Gaussian {

    private Gaussian() {}

    /** Returns a rows×columns matrix with independent entries from N(0, deviation²). */
    static R064Store matrix(int rows, int columns, double deviation, Seed seed) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        ContinuousSampler normal = seed.gaussians();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = deviation * normal.sample();
        }
        return result;
    }
}
