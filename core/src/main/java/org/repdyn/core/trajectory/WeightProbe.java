package org.repdyn.core.trajectory;

import org.apiguardian.api.API;

/**
 * The field that training follows as a function of all that moves: the weights of the encoder, of a predictor and of a teacher,
 * and running statistics. Constraints are left out: it is the field of which they take the tangent part. For the thread of the
 * run.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface WeightProbe {

    /**
     * Overwrites {@code result} with the field; descent follows its negative.
     *
     * @param weights any, read only
     */
    void field(Weights weights, Weights result);
}
