package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link BarlowTwins}. The defaults are those of the authors' code.
 *
 * @param redundancyWeight weight λ of the squared off-diagonal correlations
 * @param scale factor of the whole loss
 * @param epsilon number ε added to the variance or the deviation of a column
 * @param spread measure of spread by which a column is divided
 * @param statistics rows over which the mean and the spread are computed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BarlowTwinsOptions(
        @Option(
                        help =
                                "weight of the squared off-diagonal correlations; 1/dimension makes both parts comparable",
                        defaultValue = "0.0051",
                        range = "[0, inf)")
                double redundancyWeight,
        @Option(help = "factor of the whole loss; solo-learn uses 0.024", defaultValue = "1", range = "(0, inf)")
                double scale,
        @Option(
                        help = "added to the variance or deviation of a column; 0 makes the loss scale-invariant",
                        defaultValue = "1e-5",
                        range = "[0, inf)")
                double epsilon,
        @Option(
                        help =
                                "biased-in-root: variance with divisor n, epsilon under the root (authors, lightly, solo-learn);"
                                        + " unbiased-plus-epsilon: deviation with n-1, plus epsilon (stable-pretraining)",
                        defaultValue = "biased-in-root")
                Spread spread,
        @Option(
                        help = "per-view, or stacked-views: mean and spread over both views (lightly before its fix)",
                        defaultValue = "per-view")
                Statistics statistics) {

    /** Measure of spread that a column is divided by. */
    public enum Spread {
        /** √(variance with divisor n, plus ε). */
        BIASED_IN_ROOT,
        /** Deviation with divisor n − 1, plus ε. */
        UNBIASED_PLUS_EPSILON
    }

    /** Rows over which the mean and the spread of a column are computed. */
    public enum Statistics {
        /** Rows of one view: each view has its own mean and spread. */
        PER_VIEW,
        /** Rows of both views: the views share one mean and one spread. */
        STACKED_VIEWS
    }
}
