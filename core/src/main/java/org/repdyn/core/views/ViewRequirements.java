package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Views of each sample, besides the anchor, that a field on embeddings requires.
 *
 * @param positives number of augmented views of the same sample, at least 0
 * @param negatives number of views of independently drawn samples, at least 0
 * @param targets true if each sample needs a target row (supervised fields)
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ViewRequirements(int positives, int negatives, boolean targets) {

    /** Anchor and one positive, as most two-view losses require. */
    public static final ViewRequirements PAIRS = new ViewRequirements(1, 0, false);

    /** Anchor, one positive and one negative. */
    public static final ViewRequirements TRIPLETS = new ViewRequirements(1, 1, false);

    /** Anchor and target: supervised regression. */
    public static final ViewRequirements TARGETS = new ViewRequirements(0, 0, true);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public ViewRequirements {
        if (positives < 0 || negatives < 0) {
            throw new IllegalArgumentException(
                    "view counts must be at least 0, got " + positives + " positives and " + negatives + " negatives");
        }
    }

    /** Returns what a batch lacks of these requirements, with what to do; empty if it meets them. */
    public Optional<String> violation(Views views) {
        ViewLayout given = views.layout();
        if (given.positives() < positives || given.negatives() < negatives) {
            return Optional.of("the loss needs " + positives + " positive and " + negatives
                    + " negative views of each sample, and the data has " + given.positives() + " and "
                    + given.negatives() + "; use data with more views, or another loss");
        }
        return targets && views.targets().isEmpty()
                ? Optional.of("the loss needs a target for each sample and the data has none;"
                        + " use a self-supervised loss or data with targets")
                : Optional.empty();
    }

    /** Returns why targets do not fit embeddings with a number of outputs, with what to do; empty if they do. */
    public static Optional<String> targetWidthViolation(R064Store targets, int outputs) {
        int width = targets.getColDim();
        return width == outputs
                ? Optional.empty()
                : Optional.of("the targets have " + width + (width == 1 ? " column" : " columns")
                        + ", and the embeddings have " + outputs + "; give the encoder " + width
                        + (width == 1 ? " output" : " outputs"));
    }

    /**
     * Returns the layout of a batch that meets these requirements.
     *
     * @param samples number n of anchors
     */
    public ViewLayout layout(int samples) {
        return new ViewLayout(samples, positives, negatives);
    }
}
