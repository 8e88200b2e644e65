/** Observables of single embeddings: their norms, their directions, and the spread of the directions. */
@NullMarked
package org.repdyn.observables.rows;

import org.jspecify.annotations.NullMarked;
