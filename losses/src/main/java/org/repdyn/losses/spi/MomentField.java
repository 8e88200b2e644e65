package org.repdyn.losses.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;

/**
 * Field of which all samples share the factors, which depend on the embeddings through means and covariances alone. With the blocks Z_c of
 * the batch, which are its views and after them the targets if the field reads any, and their means m_c, the field on view b is
 *
 * <pre>
 *   F_b = (1/n)·(Σ_c (Z_c − 1·m_cᵀ)·K_cb + 1·a_bᵀ)
 * </pre>
 *
 * <p>The field on the weights of a linear encoder is then a function of the moments of the views, and its cost does not depend on the
 * number of samples. Fields that normalise single rows, or compare pairs of samples, are none of this type.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface MomentField extends EmbeddingField {

    @Override
    default Optional<MomentField> momentField() {
        return Optional.of(this);
    }

    /**
     * Adds the factors K_cb and the constants a_b to {@code result}, which is zero.
     *
     * @param moments moments of the embeddings, read only
     * @param algebra the linear-algebra service
     * @return false if the field is not defined by the moments with the options of this instance or at this point, such as a constant column that
     *     it divides by its deviation; the caller then computes the field of the rows, which gives the reason
     */
    boolean coefficients(EmbeddingMoments moments, LinearAlgebra algebra, MomentCoefficients result);
}
