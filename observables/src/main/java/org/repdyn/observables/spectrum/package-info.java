/** How many dimensions a representation uses: metrics of singular values, and the observables made of them. */
@NullMarked
package org.repdyn.observables.spectrum;

import org.jspecify.annotations.NullMarked;
