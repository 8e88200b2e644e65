package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;

/** Riemannian metrics on orthonormal frames. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StiefelMetric {
    /** Metric of the ambient space, tr(VᵀV). */
    EUCLIDEAN,
    /**
     * Canonical metric, tr(Vᵀ(I − WWᵀ/2)V) at scale 1, of the quotient by rotations; Edelman–Arias–Smith (1998), eq.
     * 2.39.
     */
    CANONICAL
}
