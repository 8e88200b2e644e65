package org.repdyn.losses.spi;

import org.apiguardian.api.API;
import org.repdyn.core.views.Embeddings;

/**
 * The derivative of an expression some factors of which are frozen: a stopped gradient, a detached weight, a running
 * statistic. Papers call the expression a loss, but the field is not its gradient, so that it need not fall along the
 * dynamics; it is reported and nothing is concluded from it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SurrogateField extends EmbeddingField {

    /** The number papers report as the loss. */
    double surrogate(Embeddings embeddings);
}
