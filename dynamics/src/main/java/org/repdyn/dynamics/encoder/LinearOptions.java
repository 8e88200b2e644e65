package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the linear encoder.
 *
 * @param outputs embedding dimension k
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs) {}
