/** Observables of the field that training follows. */
@NullMarked
package org.repdyn.observables.field;

import org.jspecify.annotations.NullMarked;
