/** Which directions of the inputs a representation has kept. */
@NullMarked
package org.repdyn.observables.subspace;

import org.jspecify.annotations.NullMarked;
