/** Riemannian descents: plain, with momentum, with batches, adaptive. */
@NullMarked
package org.repdyn.dynamics.descent;

import org.jspecify.annotations.NullMarked;
