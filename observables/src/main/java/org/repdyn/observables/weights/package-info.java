/** Observables of the weights: conservation laws and constraints. */
@NullMarked
package org.repdyn.observables.weights;

import org.jspecify.annotations.NullMarked;
