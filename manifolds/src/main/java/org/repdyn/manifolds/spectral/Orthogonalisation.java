package org.repdyn.manifolds.spectral;

import org.apiguardian.api.API;

/** Method by which {@code muon} computes msign(M) = UVᵀ of M = UΣVᵀ. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Orthogonalisation {
    /** Singular value decomposition, exact up to rounding; singular values below rounding are left out. */
    SVD,
    /**
     * Five steps of the Newton–Schulz iteration with the coefficients of Jordan et al. (2024). Singular values above 2e-3 of
     * ‖M‖_F end between 0.68 and 1.21 instead of 1; smaller ones stay smaller.
     */
    NEWTON_SCHULZ
}
