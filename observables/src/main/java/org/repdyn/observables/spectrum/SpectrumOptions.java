package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of observables of the spectrum.
 *
 * @param centred whether the mean embedding is subtracted first
 * @param rows whose embeddings
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpectrumOptions(
        @Option(
                        help =
                                "subtract the mean embedding first, so that a common offset does not count as a dimension",
                        defaultValue = "true")
                boolean centred,
        @Option(
                        help = "samples to look at: anchors (as trained on), training (clean) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {}
