package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;

/**
 * A {@link Constraint} WᵀW = scale²·I whose Riemannian gradient of a rotation-invariant function is (I − WWᵀ/scale²)∇: that
 * of the Grassmannian, and of the Stiefel manifold with the Euclidean or the canonical metric. What the closed forms of
 * constrained dynamics ask for.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OrthogonalColumns {}
