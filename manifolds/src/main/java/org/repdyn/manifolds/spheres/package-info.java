/** Weights of fixed length: all of them, or each neuron for itself. */
@NullMarked
package org.repdyn.manifolds.spheres;

import org.jspecify.annotations.NullMarked;
