/** Constraints without curvature: none at all, and weights that do not move. */
@NullMarked
package org.repdyn.manifolds.flat;

import org.jspecify.annotations.NullMarked;
