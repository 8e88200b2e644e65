package org.repdyn.observables.probe;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@code probe-accuracy}.
 *
 * @param lambda ridge penalty, relative to the mean variance of the embedding's dimensions
 * @param every k, to measure the accuracy at every k-th time; if absent, at the last time only
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProbeOptions(
        @Option(
                        help = "ridge penalty, as a fraction of the mean variance of the embedding's dimensions",
                        defaultValue = "0.001",
                        range = "(0, inf)")
                double lambda,
        @Option(
                        help = "k, to measure the accuracy at every k-th time; by default at the last time only",
                        range = "[1, inf)")
                Optional<Integer> every) {}
