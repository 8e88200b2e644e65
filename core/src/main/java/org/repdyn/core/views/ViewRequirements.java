package org.repdyn.core.views;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.problem.CountedNoun;

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

    /**
     * Returns how the views of a batch differ from those required, as the rest of a sentence about the loss; empty if the batch has
     * exactly the views required. Targets are not looked at.
     */
    public Optional<String> violation(ViewLayout given) {
        return given.equals(layout(given.samples()))
                ? Optional.empty()
                : Optional.of("reads " + words(positives, negatives) + ", but is given "
                        + words(given.positives(), given.negatives()));
    }

    /** Returns the views in words, such as "anchors with 1 positive each". */
    public String inWords() {
        return words(positives, negatives) + (targets ? ", and a target for each sample" : "");
    }

    private static String words(int positives, int negatives) {
        if (positives == 0 && negatives == 0) {
            return "anchors only";
        }
        String both = positives > 0 && negatives > 0 ? " and " : "";
        return "anchors with " + count(positives, "positive") + both + count(negatives, "negative") + " each";
    }

    private static String count(int number, String noun) {
        return number == 0 ? "" : CountedNoun.of(number, noun);
    }

    /**
     * Checks that a batch has exactly the views required.
     *
     * @param field name of the loss or field, for the message
     * @param given layout of the batch
     * @throws IllegalArgumentException if the batch has other numbers of positives or negatives
     */
    public void require(String field, ViewLayout given) {
        violation(given).ifPresent(reason -> {
            throw new IllegalArgumentException(field + " " + reason);
        });
    }

    /** Returns how a batch fails to meet these requirements, with what to do; empty if it meets them. */
    public Optional<String> violation(Views views) {
        Optional<String> wrongViews = violation(views.layout());
        if (wrongViews.isPresent()) {
            return wrongViews.map(reason -> "the loss " + reason + "; use data with these views, or another loss");
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
                : Optional.of("the targets have " + CountedNoun.of(width, "column")
                        + ", and the embeddings have " + outputs + "; give the encoder "
                        + CountedNoun.of(width, "output"));
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
