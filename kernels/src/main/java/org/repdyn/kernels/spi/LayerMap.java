package org.repdyn.kernels.spi;

import org.apiguardian.api.API;

/** A function that carries the covariances of two inputs through a layer; one instance serves one thread. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface LayerMap {

    /** A map that acts on each pair of positions separately. */
    @FunctionalInterface
    @API(status = API.Status.MAINTAINED, since = "0.1")
    non-sealed interface OfPair extends LayerMap {
        /** Carries a pair through the layer. */
        void apply(PairCovariance pair);
    }

    /** A map that combines pairs of positions. */
    @FunctionalInterface
    @API(status = API.Status.MAINTAINED, since = "0.1")
    non-sealed interface OfPositions extends LayerMap {
        /**
         * Carries all pairs of positions through the layer.
         *
         * @param in covariances of the layer's input, which the map only reads
         * @param out covariances of the layer's output, which the map overwrites
         */
        void apply(PositionPairs in, PositionPairs out);
    }
}
