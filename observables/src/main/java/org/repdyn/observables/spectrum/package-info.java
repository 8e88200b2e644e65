/** Effective dimensions of a representation: metrics of singular values and the observables based on them. */
@NullMarked
package org.repdyn.observables.spectrum;

import org.jspecify.annotations.NullMarked;
