package org.repdyn.dynamics.spi;

import org.apiguardian.api.API;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.views.Views;
import org.repdyn.losses.spi.EmbeddingField;

/**
 * A {@link Snapshot} that lets an observable look into the network: what the drift of a tangent kernel asks for. Its
 * {@link #weights} are always present.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface EncoderSnapshot extends Snapshot {

    /** The encoder whose weights these are; the same object throughout a run. */
    Encoder encoder();

    /** The training views. */
    Views views();

    /** What training follows. */
    EmbeddingField embeddingField();
}
