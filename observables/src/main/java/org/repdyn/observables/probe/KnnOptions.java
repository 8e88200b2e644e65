package org.repdyn.observables.probe;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code knn-accuracy}.
 *
 * @param neighbours how many vote
 * @param metric what is near
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KnnOptions(
        @Option(help = "how many nearest training samples vote", defaultValue = "5", range = "[1, inf)") int neighbours,
        @Option(
                        help = "what is near: euclidean distance, or cosine of the embeddings less their training mean",
                        defaultValue = "euclidean")
                Metric metric) {

    /** What is near. */
    public enum Metric {
        /** Distance of embeddings. */
        EUCLIDEAN,
        /** Distance of directions, seen from the mean of the training embeddings. */
        COSINE
    }
}
