package org.repdyn.losses.internal;

import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;

/** Check that a batch has exactly the views that a loss reads. */
public final class BatchLayout {

    private BatchLayout() {}

    /**
     * Checks a batch.
     *
     * @param field name of the loss or field, for the message
     * @param required views that it reads
     * @param layout layout of the batch
     * @throws IllegalArgumentException if the batch has other numbers of positives or negatives
     */
    public static void require(String field, ViewRequirements required, ViewLayout layout) {
        if (!layout.equals(required.layout(layout.samples()))) {
            throw new IllegalArgumentException(field + " reads " + views(required.positives(), required.negatives())
                    + ", but the batch has " + views(layout.positives(), layout.negatives()));
        }
    }

    private static String views(int positives, int negatives) {
        if (positives == 0 && negatives == 0) {
            return "anchors only";
        }
        String both = positives > 0 && negatives > 0 ? " and " : "";
        return "anchors with " + count(positives, "positive") + both + count(negatives, "negative") + " each";
    }

    private static String count(int number, String noun) {
        return number == 0 ? "" : number + " " + noun + (number == 1 ? "" : "s");
    }
}
