package org.repdyn.losses.spi;

import java.util.Optional;
import org.apiguardian.api.API;

/** Marker of a field with field(UQ) = field(U)Q for orthogonal Q. The Grassmannian requires it. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface RotationInvariant {

    /**
     * Returns why a field is not a function of the embeddings up to rotation, as a predicate of the loss; empty if it is
     * one.
     */
    static Optional<String> violation(EmbeddingField field) {
        return field instanceof RotationInvariant
                ? Optional.empty()
                : Optional.of("is not rotation-invariant: its value differs between them");
    }
}
