package org.repdyn.manifolds.spectral;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Direction of steepest descent in the spectral norm: a tangent matrix A with ‖A‖₂ ≤ 1 that minimises ⟨G, A⟩.
 *
 * @param matrix A, of the shape of a point
 * @param gap duality gap relative to the decrease −⟨G, A⟩ that is possible at most: a certificate that no tangent matrix of the ball
 *     is better by more than this share; for {@link Orthogonalisation#NEWTON_SCHULZ}, which leaves the ball, 0
 * @param newtonSteps number of Newton steps of the dual ascent; 0 if the matrix sign itself is tangent (the closed form)
 * @param signError largest distance of a nonzero singular value of the matrix sign from 1; 0 if it is computed by a singular value decomposition
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpectralDirection(R064Store matrix, double gap, int newtonSteps, double signError) {}
