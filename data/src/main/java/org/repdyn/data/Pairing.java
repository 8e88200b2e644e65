package org.repdyn.data;

import org.apiguardian.api.API;

/**
 * Way in which the views of a pair are made.
 *
 * @param augmentAnchors true if anchors are augmented too, so that both views of a pair are random
 * @param positives sample from which a positive is made
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Pairing(boolean augmentAnchors, Positives positives) {

    /** Anchors without augmentation, and augmented copies of them as positives. */
    public static final Pairing AUGMENTED_COPIES = new Pairing(false, Positives.COPIES);

    /** Sample from which a positive is made, before augmentation. */
    public enum Positives {
        /** The anchor's own sample. */
        COPIES,
        /** Another training sample with the anchor's label, drawn uniformly. */
        SAME_LABEL
    }
}
