package org.repdyn.observables.probe;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code knn-accuracy}.
 *
 * @param neighbours number of nearest training samples that vote
 * @param metric distance between samples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KnnOptions(
        @Option(help = "number of nearest training samples that vote", defaultValue = "5", range = "[1, inf)")
                int neighbours,
        @Option(
                        help =
                                "euclidean: distance of embeddings; cosine: angle between embeddings minus the training mean",
                        defaultValue = "euclidean")
                Metric metric) {

    /** Distance between samples. */
    public enum Metric {
        /** Euclidean distance between embeddings. */
        EUCLIDEAN,
        /** Distance between the directions of embeddings minus the mean of the training embeddings. */
        COSINE
    }
}
