package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Views;

/**
 * A source of fresh views, for dynamics that draw a batch and its augmentations at every step. Used by one thread.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ViewStream {

    /** Returns the number of training samples. */
    int samples();

    /**
     * Draws views of some samples, with new augmentations and new negatives.
     *
     * @param samples the anchors, each below {@link #samples()}
     * @param seed fixes augmentations and negatives
     */
    Views batch(int[] samples, Seed seed);
}
