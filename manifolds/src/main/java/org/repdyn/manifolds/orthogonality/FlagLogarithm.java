package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Result of the iteration for a tangent vector V whose geodesic ends at a given flag.
 *
 * @param tangent V, the last iterate
 * @param residual norm of the rotation within the subspaces that is left; the end of the geodesic misses the flag by as much, for frames of unit
 *     columns
 * @param iterations number of logarithms of rotations computed
 * @param converged true if the residual is rounding
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FlagLogarithm(R064Store tangent, double residual, int iterations, boolean converged) {}
