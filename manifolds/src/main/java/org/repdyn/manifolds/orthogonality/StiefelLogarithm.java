package org.repdyn.manifolds.orthogonality;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Result of the iteration for a tangent vector V with Exp(V) = Y on the Stiefel manifold.
 *
 * @param tangent V, the last iterate
 * @param residual ‖Exp(V) − Y‖_F for frames of unit columns
 * @param iterations number of geodesics computed
 * @param converged true if the residual is rounding
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StiefelLogarithm(R064Store tangent, double residual, int iterations, boolean converged) {}
