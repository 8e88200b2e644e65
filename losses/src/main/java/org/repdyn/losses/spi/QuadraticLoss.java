package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;

/**
 * Loss L = ½ tr(UᵀMU) with a symmetric pairing matrix M, which determines its value, gradient and closed forms
 * (Esser, Mukherjee, Ghoshdastidar 2023).
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface QuadraticLoss extends Loss, RotationInvariant, Homogeneous {

    /** Returns the pairing matrix M for a batch. */
    PairingMatrix pairing(ViewLayout layout);

    @Override
    default double degree() {
        return 2;
    }

    @Override
    default double value(Embeddings embeddings) {
        R064Store gradient = R064Store.FACTORY.make(embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, gradient);
    }

    @Override
    default void field(Embeddings embeddings, R064Store result) {
        pairing(embeddings.layout()).multiply(embeddings.matrix(), result);
    }

    @Override
    default double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        pairing(embeddings.layout()).multiply(embeddings.matrix(), gradient);
        return 0.5 * InnerProduct.of(embeddings.matrix(), gradient);
    }
}
