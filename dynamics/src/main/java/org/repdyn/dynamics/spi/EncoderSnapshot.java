package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * A {@link Snapshot} with the network itself, for observables such as the drift of the tangent kernel. Its {@link #weights} are
 * always present.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface EncoderSnapshot extends Snapshot {

    /** Returns the encoder whose weights these are; the same object throughout a run. */
    Encoder encoder();

    /** Returns the training views. */
    Views views();

    /** Returns the field on embeddings that training follows. */
    EmbeddingField embeddingField();
}
