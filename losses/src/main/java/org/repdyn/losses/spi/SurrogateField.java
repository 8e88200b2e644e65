package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.repdyn.core.views.Embeddings;

/**
 * Derivative of an expression in which some factors are stop-gradient: a target, a weight or a running statistic. Papers
 * call the expression a loss, but the field is not its gradient, so the expression may rise along the dynamics. It is
 * reported; no conclusion is drawn from it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface SurrogateField extends EmbeddingField {

    /** Returns the number that papers report as the loss. */
    double surrogate(Embeddings embeddings);
}
