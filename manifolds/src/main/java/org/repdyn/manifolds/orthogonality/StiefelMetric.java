package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;

/** Riemannian metrics on orthonormal frames. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StiefelMetric {
    /** Metric of the ambient space, tr(VᵀV). */
    EUCLIDEAN(-0.5),
    /**
     * Canonical metric, tr(Vᵀ(I − WWᵀ/2)V) at scale 1, of the quotient by rotations; Edelman–Arias–Smith (1998), eq.
     * 2.39.
     */
    CANONICAL(0);

    private final double alpha;

    StiefelMetric(double alpha) {
        this.alpha = alpha;
    }

    /** Returns α, the parameter of the metric in the family of {@link Stiefel}. */
    public double alpha() {
        return alpha;
    }
}
