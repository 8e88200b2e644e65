package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code rank-me}.
 *
 * @param epsilon number ε added to each normalised singular value
 * @param rows samples whose embeddings are measured
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RankMeOptions(
        @Option(
                        help = "added to each normalised singular value, without a second normalisation",
                        defaultValue = "1e-7",
                        range = "[0, 1)")
                double epsilon,
        @Option(
                        help =
                                "samples whose embeddings are measured: anchors (training views), training (clean samples) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {}
