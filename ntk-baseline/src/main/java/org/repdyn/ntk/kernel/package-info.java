/** Analytic kernels of infinitely wide networks: layers, dual activations and their recursion. */
@NullMarked
package org.repdyn.ntk.kernel;

import org.jspecify.annotations.NullMarked;
