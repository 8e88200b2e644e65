package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link IsoLoss}.
 *
 * @param geometry which distance the field comes from
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record IsoLossOptions(
        @Option(help = "euclidean: squared distances; cosine: angles", defaultValue = "euclidean") Geometry geometry) {

    /** Which distance the field comes from. */
    public enum Geometry {
        /** Squared distances. */
        EUCLIDEAN,
        /** Angles. */
        COSINE
    }
}
