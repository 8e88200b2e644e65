/** Observables: quantities measured along a trajectory. */
@NullMarked
package org.repdyn.core.observable;

import org.jspecify.annotations.NullMarked;
