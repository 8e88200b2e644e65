package org.repdyn.losses.spi;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;

/**
 * Field on embeddings whose negative training follows. A field that is the gradient of a value implements {@link Loss}.
 * A field states properties that other parts rely on by implementing {@link RotationInvariant}, {@link ScaleInvariant},
 * {@link Homogeneous} or {@link QuadraticLoss}, never by a flag.
 *
 * <p>An instance serves one run on one thread and may keep scratch memory between calls.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface EmbeddingField {

    /** Returns the views that the field needs. */
    ViewRequirements views();

    /**
     * Overwrites {@code result} with the field, ∂/∂U for a loss; descent follows its negative.
     *
     * @param embeddings U with its layout, N×k; read only
     * @param result N×k
     * @throws ArithmeticException if the field is not defined at U, with the reason, such as a normalised embedding that is zero
     */
    void field(Embeddings embeddings, R064Store result);

    /**
     * Returns this field as a function of means and covariances; empty if it is none. A field that always is one implements {@link MomentField}; a
     * combination of fields is one if its terms are.
     */
    default Optional<MomentField> momentField() {
        return Optional.empty();
    }

    /**
     * Returns the cost and the estimated error of the gradients that this instance computed by differences of a value; empty for a field
     * that is exact up to rounding. A field with it is shown as a prototype ({@link NumericalLoss}).
     */
    default Optional<NumericalGradients> numericalGradients() {
        return Optional.empty();
    }
}
