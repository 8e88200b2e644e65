package org.repdyn.dynamics.encoder;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the linear encoder.
 *
 * @param outputs embedding dimension k
 * @param initScale factor of the initial weights
 * @param start where they start
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LinearOptions(
        @Option(help = "embedding dimension k", defaultValue = "8", range = "[1, inf)") int outputs,
        @Option(
                        help = "factor of the initial weights; small values show stepwise learning",
                        defaultValue = "1",
                        range = "(0, inf)")
                double initScale,
        @Option(
                        help =
                                "gaussian draws; axes starts along the first coordinates, as theories of aligned starts do",
                        defaultValue = "gaussian")
                InitialShape start) {

    /** Gaussian weights. */
    public LinearOptions(int outputs, double initScale) {
        this(outputs, initScale, InitialShape.GAUSSIAN);
    }
}
