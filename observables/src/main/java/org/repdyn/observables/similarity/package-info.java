/** Similarity of two representations or subspaces. */
@NullMarked
package org.repdyn.observables.similarity;

import org.jspecify.annotations.NullMarked;
