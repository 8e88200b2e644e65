/** Activations without a closed form: Gaussian quadrature and Hermite series. */
@NullMarked
package org.repdyn.kernels.quadrature;

import org.jspecify.annotations.NullMarked;
