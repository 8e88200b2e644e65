/**
 * Riemannian optimisation: problems, solvers, stopping criteria and results. Begin at {@link RiemannianProblem}, which takes a cost on a manifold
 * and is given to a solver such as {@link TrustRegions}.
 *
 * <p>There are four groups of types: functions of the user ({@code Cost}, {@code EuclideanGradient}, …), solvers and their {@code LineSearch}, {@code StoppingCriterion} with
 * results and traces, and the parts that solvers share. The last are {@code SolverRun} (current point, record and decision to go on), {@code Objective} (cost and geometry, counted), {@code Iterate} (a
 * point with its values) and {@code LineFunction} (the cost along a direction). They are private to the package, which is why all solvers are in it.
 */
@NullMarked
package org.repdyn.manifolds.optimisation;

import org.jspecify.annotations.NullMarked;
