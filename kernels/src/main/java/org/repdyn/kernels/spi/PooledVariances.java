package org.repdyn.kernels.spi;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Variances of one input after each pooling layer, in the order of the layers. They come from the covariances of its
 * own positions, so they are recorded once, for the input paired with itself, and used for every pair.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PooledVariances {

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
