/** Observables along what a theory knows of a run. */
@NullMarked
package org.repdyn.observables.theory;

import org.jspecify.annotations.NullMarked;
