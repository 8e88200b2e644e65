package org.repdyn.dynamics.closedform;

import org.apiguardian.api.API;

/**
 * An eigenvalue λ of the embeddings' correlation under the Euclidean IsoLoss with a predictor of exponent α = 1: λ̇ = 2λ(1 − λ),
 * the same rate for every λ, so that λ(t) = 1/(1 + (1/λ₀ − 1)e^{−2t}). (Halvagal, Laborieux, Zenke 2023, with a loss that has
 * no factor ½.)
 *
 * @param start λ₀ &ge; 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record IsoLossLogistic(double start) {

    /** Refuses a negative eigenvalue. */
    public IsoLossLogistic {
        if (!(start >= 0)) {
            throw new IllegalArgumentException("an eigenvalue of a correlation is at least 0, got " + start);
        }
    }

    /** λ(t). */
    public double at(double time) {
        return start == 0 ? 0 : 1 / (1 + (1 - start) / start * Math.exp(-2 * time));
    }
}
