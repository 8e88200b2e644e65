package org.repdyn.manifolds.spi;

import org.apiguardian.api.API;

/**
 * Marker of a {@link Constraint} WᵀW = scale²·I under which the Riemannian gradient of a rotation-invariant function is
 * (I − WWᵀ/scale²)∇. The Grassmannian and the Stiefel manifold with the Euclidean or the canonical metric satisfy this.
 * The closed forms of constrained dynamics require it.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface OrthogonalColumns {}
