/** Hyperbolic space of curvature −1 in the Lorentz (hyperboloid) and the Poincaré ball model. */
@NullMarked
package org.repdyn.manifolds.hyperbolic;

import org.jspecify.annotations.NullMarked;
