/** Riemannian gradient descent. */
@NullMarked
package org.repdyn.dynamics.descent;

import org.jspecify.annotations.NullMarked;
