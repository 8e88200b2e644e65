package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/**
 * Field that training follows, as a function of the whole state: weights of the encoder, the predictor and the teacher, and
 * running statistics. It is the field before a constraint projects it to a tangent space. Not thread-safe: only the thread of the
 * run uses it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface WeightProbe {

    /**
     * Computes the field and writes it to {@code result}; descent follows its negative.
     *
     * @param weights not necessarily those of the run; read only
     * @param result overwritten
     */
    void field(Weights weights, Weights result);
}
