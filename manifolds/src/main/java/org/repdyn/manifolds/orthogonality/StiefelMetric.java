package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;

/** Riemannian metrics on orthonormal frames. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum StiefelMetric {
    /** tr(VᵀV): that of the ambient space. */
    EUCLIDEAN,
    /** tr(Vᵀ(I − WWᵀ/2)V) at scale 1: that of the quotient of the rotations, Edelman–Arias–Smith (1998), eq. 2.39. */
    CANONICAL
}
