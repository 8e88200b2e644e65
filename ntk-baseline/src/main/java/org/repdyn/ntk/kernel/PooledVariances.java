package org.repdyn.ntk.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The variances of one input after each pooling layer, in the order of the layers. They come from the covariances of its
 * own positions, so they are recorded once, on the input paired with itself, and read for every pair.
 */
final class PooledVariances {

    private final List<double[]> layers = new ArrayList<>();

    void record(double[] variances) {
        layers.add(variances);
    }

    double[] get(int layer) {
        return layers.get(layer);
    }

    int recorded() {
        return layers.size();
    }
}
