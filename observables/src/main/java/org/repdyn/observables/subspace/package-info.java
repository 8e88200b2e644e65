/** Directions of the inputs on which a representation depends. */
@NullMarked
package org.repdyn.observables.subspace;

import org.jspecify.annotations.NullMarked;
