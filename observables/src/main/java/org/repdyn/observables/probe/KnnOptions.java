package org.repdyn.observables.probe;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code knn-accuracy}.
 *
 * @param neighbours number of nearest training samples that vote
 * @param metric distance between samples
 * @param every k, to measure the accuracy at every k-th time; if absent, at the last time only
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KnnOptions(
        @Option(help = "number of nearest training samples that vote", defaultValue = "5", range = "[1, inf)")
                int neighbours,
        @Option(
                        help =
                                "euclidean: distance of embeddings; cosine: angle between embeddings minus the training mean",
                        defaultValue = "euclidean")
                Metric metric,
        @Option(
                        help = "k, to measure the accuracy at every k-th time; by default at the last time only",
                        range = "[1, inf)")
                Optional<Integer> every) {

    /** Distance between samples. */
    public enum Metric {
        /** Euclidean distance between embeddings. */
        EUCLIDEAN,
        /** Distance between the directions of embeddings minus the mean of the training embeddings. */
        COSINE
    }
}
