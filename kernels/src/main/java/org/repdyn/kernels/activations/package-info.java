/** The built-in activations of infinitely wide networks, and their providers. */
@NullMarked
package org.repdyn.kernels.activations;

import org.jspecify.annotations.NullMarked;
