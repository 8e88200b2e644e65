/** What a simple classifier makes of a representation on samples it has not seen. */
@NullMarked
package org.repdyn.observables.probe;

import org.jspecify.annotations.NullMarked;
