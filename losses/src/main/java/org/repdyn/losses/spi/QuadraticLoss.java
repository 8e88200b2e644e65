package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
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

    /**
     * Returns ΦᵀMΦ, m×m: the Hessian of the loss in each column of W if the embeddings are U = ΦW. It is formed without M, by one
     * product over all rows, and is symmetric to the last bit.
     *
     * @param layout order of the rows of Φ
     * @param features Φ, N×m, read only
     */
    default R064Store hessian(ViewLayout layout, R064Store features, LinearAlgebra algebra) {
        R064Store paired = R064Store.FACTORY.make(features.getRowDim(), features.getColDim());
        pairing(layout).multiply(features, paired);
        R064Store result = algebra.multiplyLeftTransposed(features, paired);
        int m = result.getRowDim();
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < j; i++) {
                double mean = (result.data[j * m + i] + result.data[i * m + j]) / 2;
                result.data[j * m + i] = mean;
                result.data[i * m + j] = mean;
            }
        }
        return result;
    }

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
        embeddings.checkResult(result);
        pairing(embeddings.layout()).multiply(embeddings.matrix(), result);
    }

    @Override
    default double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        pairing(embeddings.layout()).multiply(embeddings.matrix(), gradient);
        return 0.5 * InnerProduct.of(embeddings.matrix(), gradient);
    }
}
