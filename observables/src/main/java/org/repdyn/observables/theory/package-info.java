/** Observables that the theory of a run defines. */
@NullMarked
package org.repdyn.observables.theory;

import org.jspecify.annotations.NullMarked;
