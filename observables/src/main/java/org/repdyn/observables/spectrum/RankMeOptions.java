package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code rank-me}.
 *
 * @param epsilon ε, added to each normalised singular value
 * @param rows whose embeddings
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RankMeOptions(
        @Option(
                        help = "added to each normalised singular value, which is not renormalised",
                        defaultValue = "1e-7",
                        range = "[0, 1)")
                double epsilon,
        @Option(
                        help = "samples to look at: anchors (as trained on), training (clean) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {}
