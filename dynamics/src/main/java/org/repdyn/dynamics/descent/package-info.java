/** Riemannian descents: gradient descent, with momentum, with mini-batches, Adam, and Muon. */
@NullMarked
package org.repdyn.dynamics.descent;

import org.jspecify.annotations.NullMarked;
