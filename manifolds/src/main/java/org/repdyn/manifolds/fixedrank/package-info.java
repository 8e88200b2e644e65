/** Matrices of a fixed rank with the metric of the space around them. */
@NullMarked
package org.repdyn.manifolds.fixedrank;

import org.jspecify.annotations.NullMarked;
