/**
 * Riemannian optimisation: problems, solvers, stopping criteria and results. Begin at {@link RiemannianProblem}, which takes a cost on a manifold
 * and is given to a solver such as {@link TrustRegions}.
 */
@NullMarked
package org.repdyn.manifolds.optimisation;

import org.jspecify.annotations.NullMarked;
