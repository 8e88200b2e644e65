/** Steepest descent in the spectral norm: matrix signs, and their counterparts among tangent vectors of a manifold. */
@NullMarked
package org.repdyn.manifolds.spectral;

import org.jspecify.annotations.NullMarked;
