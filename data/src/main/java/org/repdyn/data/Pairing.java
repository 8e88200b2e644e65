package org.repdyn.data;

import org.apiguardian.api.API;

/**
 * What the views of a pair are.
 *
 * @param augmentAnchors whether anchors are augmented too, so that both views of a pair are random
 * @param positives what a positive is before it is augmented
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Pairing(boolean augmentAnchors, Positives positives) {

    /** Clean anchors, and augmented copies of them. */
    public static final Pairing AUGMENTED_COPIES = new Pairing(false, Positives.COPIES);

    /** What a positive is before it is augmented. */
    public enum Positives {
        /** The anchor's own sample. */
        COPIES,
        /** Another training sample of the anchor's label, each with the same probability. */
        SAME_LABEL
    }
}
