/** Riemannian optimisation: problems, solvers, stopping criteria and results. */
@NullMarked
package org.repdyn.manifolds.optimisation;

import org.jspecify.annotations.NullMarked;
