package org.repdyn.observables.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of observables of the spectrum.
 *
 * @param centred true to subtract the mean embedding first
 * @param rows samples whose embeddings are measured
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpectrumOptions(
        @Option(
                        help =
                                "subtract the mean embedding first, so that a common offset does not count as a dimension",
                        defaultValue = "true")
                boolean centred,
        @Option(
                        help =
                                "samples whose embeddings are measured: anchors (training views), training (clean samples) or held-out",
                        defaultValue = "anchors")
                RepresentationRows rows) {}
