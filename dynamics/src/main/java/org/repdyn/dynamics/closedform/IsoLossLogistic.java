package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;

/**
 * An eigenvalue λ of the embeddings' correlation under the Euclidean IsoLoss with a predictor of exponent α = 1: λ̇ = 2λ(1 − λ),
 * the same rate for every λ, so that λ(t) = λ₀/(e^{−2t} + λ₀(1 − e^{−2t})). (Halvagal, Laborieux, Zenke 2023, with the factor ½ in
 * front of the squared distance. The field {@code iso-loss} does not have this factor: its eigenvalues are those of this law at time 2t.)
 *
 * @param start λ₀ &ge; 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record IsoLossLogistic(double start) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the eigenvalue is negative or not finite
     */
    public IsoLossLogistic {
        FlowArguments.notNegative("an eigenvalue of a correlation", start);
    }

    /** Returns λ(t). */
    public double at(double time) {
        // Both summands are positive, so that nothing cancels from a large start either.
        return start == 0 ? 0 : start / (Math.exp(-2 * time) - start * Math.expm1(-2 * time));
    }
}
