package org.repdyn.losses.contrastive;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link Arora}.
 *
 * @param form function of the margins
 * @param negatives number J of negatives per anchor
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AroraOptions(
        @Option(help = "function of the margins: logistic or hinge", defaultValue = "logistic") Form form,
        @Option(help = "number of negatives per anchor", defaultValue = "1", range = "[1, 1000]") int negatives) {

    /** Function of the margins. */
    public enum Form {
        /** log₂(1 + Σ e^{−v}). */
        LOGISTIC,
        /** max(0, 1 + max(−v)). */
        HINGE
    }
}
