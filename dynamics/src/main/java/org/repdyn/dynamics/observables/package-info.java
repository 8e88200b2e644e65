/** Observables that look into encoder and predictor. */
@NullMarked
package org.repdyn.dynamics.observables;

import org.jspecify.annotations.NullMarked;
