/** Riemannian gradient flow. */
@NullMarked
package org.repdyn.dynamics.flow;

import org.jspecify.annotations.NullMarked;
