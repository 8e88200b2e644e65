package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code ne-sum}.
 *
 * @param normalised true to divide each embedding by its norm first
 * @param rows samples whose embeddings are measured
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NeSumOptions(
        @Option(
                        help =
                                "divide each embedding by its norm first; without, the value is the stable rank of the centred embeddings",
                        defaultValue = "true")
                boolean normalised,
        @Option(
                        help =
                                "samples whose embeddings are measured: anchors (training views), training (clean samples) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {}
