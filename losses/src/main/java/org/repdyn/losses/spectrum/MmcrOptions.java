package org.repdyn.losses.spectrum;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Mmcr}.
 *
 * @param localWeight weight λ of the nuclear norms of single samples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MmcrOptions(
        @Option(
                        help = "weight of the mean nuclear norm of each sample's views; lightly uses 0.005",
                        defaultValue = "0",
                        range = "[0, inf)")
                double localWeight) {}
