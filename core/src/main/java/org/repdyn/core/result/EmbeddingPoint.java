package org.repdyn.core.result;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * Held-out sample in the plane of the first two principal components of an arm's final embedding.
 *
 * @param arm name of the arm
 * @param sample index of the sample among the held-out samples
 * @param label class of the sample, if known
 * @param x first principal component, divided by the largest absolute coordinate of the arm
 * @param y second principal component, on the same scale
 * @param image the sample as a {@code data:image/png} URI, if it is an image; the same for each arm
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EmbeddingPoint(String arm, int sample, OptionalInt label, double x, double y, Optional<String> image) {

    /** Refuses null. */
    public EmbeddingPoint {
        Objects.requireNonNull(arm, "the argument 'arm' is null");
        Objects.requireNonNull(label, "the argument 'label' is null");
        Objects.requireNonNull(image, "the argument 'image' is null");
    }

    /** Returns the point of another arm at the same place. */
    public EmbeddingPoint of(String otherArm) {
        return new EmbeddingPoint(otherArm, sample, label, x, y, image);
    }

    /** Returns the same point with the image of its sample; without one if it is empty. */
    public EmbeddingPoint with(Optional<String> sampleImage) {
        return new EmbeddingPoint(arm, sample, label, x, y, sampleImage);
    }
}
