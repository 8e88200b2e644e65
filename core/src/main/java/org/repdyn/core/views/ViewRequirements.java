package org.repdyn.core.views;

import org.apiguardian.api.API;

/**
 * The views a field on embeddings needs of each sample, beside the anchor.
 *
 * @param positives augmented views of the same sample, at least 0
 * @param negatives views of independently drawn samples, at least 0
 * @param targets whether a target row is needed for each sample (supervised fields)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ViewRequirements(int positives, int negatives, boolean targets) {

    /** Anchor and one positive: what most two-view losses need. */
    public static final ViewRequirements PAIRS = new ViewRequirements(1, 0, false);

    /** Anchor, one positive and one negative. */
    public static final ViewRequirements TRIPLETS = new ViewRequirements(1, 1, false);

    /** Anchor and target: supervised regression. */
    public static final ViewRequirements TARGETS = new ViewRequirements(0, 0, true);

    /** Refuses negative counts. */
    public ViewRequirements {
        if (positives < 0 || negatives < 0) {
            throw new IllegalArgumentException(
                    "view counts must be at least 0, got " + positives + " positives and " + negatives + " negatives");
        }
    }

    /**
     * The layout of a batch that meets these requirements.
     *
     * @param samples number n of anchors
     */
    public ViewLayout layout(int samples) {
        return new ViewLayout(samples, positives, negatives);
    }
}
