package org.repdyn.dynamics.predictor;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link DirectPredictorHead}.
 *
 * @param exponent power α of the eigenvalues of the correlation
 * @param epsilon ε, added to each eigenvalue of W_p as a multiple of the largest eigenvalue of the correlation
 * @param views the views whose embeddings are correlated
 * @param rate rate in 1/time at which a running correlation follows that of the batch; absent: the latter is used
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DirectPredictorHeadOptions(
        @Option(
                        help = "power of the correlation: 0.5 is DirectPred, 1 is DirectCopy",
                        defaultValue = "0.5",
                        range = "(0, inf)")
                double exponent,
        @Option(
                        help =
                                "added to each eigenvalue of the predictor, times the largest of the correlation; the authors'"
                                        + " code uses 0.01, the paper 0.1",
                        defaultValue = "0.01",
                        range = "[0, inf)")
                double epsilon,
        @Option(help = "views whose embeddings are correlated: anchors, or all", defaultValue = "anchors")
                CorrelatedViews views,
        @Option(
                        help =
                                "rate at which a running correlation follows that of the batch, in 1/time; without it the"
                                        + " correlation of the batch is used",
                        range = "(0, inf)")
                Optional<Double> rate) {

    /** The views whose embeddings enter the correlation. */
    public enum CorrelatedViews {
        /** The anchors only. */
        ANCHORS,
        /** All views. */
        ALL
    }
}
