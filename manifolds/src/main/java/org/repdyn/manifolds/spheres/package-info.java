/** Constraints of fixed length: of the whole weight matrix, or of each neuron. */
@NullMarked
package org.repdyn.manifolds.spheres;

import org.jspecify.annotations.NullMarked;
