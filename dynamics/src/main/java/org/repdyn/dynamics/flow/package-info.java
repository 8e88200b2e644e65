/** Riemannian gradient flow: its integrators, and the detection of blow-up. */
@NullMarked
package org.repdyn.dynamics.flow;

import org.jspecify.annotations.NullMarked;
