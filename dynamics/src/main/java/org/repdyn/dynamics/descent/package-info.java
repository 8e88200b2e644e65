/** Riemannian descents: gradient descent, with momentum, with mini-batches, and Adam. */
@NullMarked
package org.repdyn.dynamics.descent;

import org.jspecify.annotations.NullMarked;
