package org.repdyn.dynamics.encoder;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;

/** Matrices of independent normal numbers. */
final class Gaussian {

    private Gaussian() {}

    static R064Store matrix(int rows, int columns, double deviation, Seed seed) {
        R064Store result = R064Store.FACTORY.make(rows, columns);
        ContinuousSampler normal = seed.gaussians();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = deviation * normal.sample();
        }
        return result;
    }
}
