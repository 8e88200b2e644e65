package org.repdyn.core.trajectory;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The field that training follows as a function of the training embeddings, whatever stands beside them held as it is: weights
 * of a predictor, a teacher, a running statistic. What observables of the field itself ask. For the thread of the run.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FieldProbe {

    /**
     * Overwrites {@code result} with the field.
     *
     * @param embeddings N×k, any, read only
     * @param result N×k
     */
    void field(R064Store embeddings, R064Store result);

    /** What papers report as the loss of a field that is no gradient; empty for a loss and where nothing is reported. */
    OptionalDouble surrogate(R064Store embeddings);
}
