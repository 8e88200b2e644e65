/** Observables of the weights of an encoder and its predictor head. */
@NullMarked
package org.repdyn.dynamics.observables;

import org.jspecify.annotations.NullMarked;
