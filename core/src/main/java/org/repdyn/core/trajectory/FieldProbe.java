package org.repdyn.core.trajectory;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Field that training follows, as a function of the training embeddings; the weights of a predictor, the teacher and running
 * statistics are held fixed. For observables that measure the field itself. Not thread-safe: only the thread of the run uses it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface FieldProbe {

    /**
     * Computes the field and writes it to {@code result}.
     *
     * @param embeddings N×k, not necessarily those of the run; read only
     * @param result N×k, overwritten
     */
    void field(R064Store embeddings, R064Store result);

    /** Returns the value that papers report as the loss of a field that is not a gradient; empty for a gradient, or if papers report none. */
    OptionalDouble surrogate(R064Store embeddings);
}
