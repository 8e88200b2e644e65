package org.repdyn.losses.prediction;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link IsoLoss}.
 *
 * @param geometry distance from which the field is derived
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record IsoLossOptions(
        @Option(
                        help =
                                "distance from which the field is derived: euclidean (squared distance) or cosine (angle)",
                        defaultValue = "euclidean")
                Geometry geometry) {

    /** Distance from which the field is derived. */
    public enum Geometry {
        /** Squared distances. */
        EUCLIDEAN,
        /** Angles. */
        COSINE
    }
}
