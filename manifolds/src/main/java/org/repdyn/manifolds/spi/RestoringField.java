package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** The field that weights under a {@link RestoringConstraint} follow, as a function of the gradient of the loss. Used by one thread. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface RestoringField {

    /**
     * Replaces the Euclidean gradient by the field F of the motion Ẇ = −F.
     *
     * @param w weights W, d×k; read only
     * @param field on entry ∂L/∂W + ηW, η the weight decay; on return F, d×k
     */
    void apply(R064Store w, R064Store field);
}
