/** Symplectic frames: matrices that keep a symplectic form. */
@NullMarked
package org.repdyn.manifolds.symplectic;

import org.jspecify.annotations.NullMarked;
