/** Observables: quantities measured along a trajectory. To write one, begin at {@link ObservableProvider#of}. */
@NullMarked
package org.repdyn.core.observable;

import org.jspecify.annotations.NullMarked;
