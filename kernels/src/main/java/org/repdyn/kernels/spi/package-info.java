/**
 * The vocabulary of a plugin: layers, activations, signals, covariances of pairs, and the two provider interfaces. To write one, begin at
 * {@link ActivationProvider} with {@link Activation}, or at {@link LayerProvider} with {@link Layer}.
 */
@NullMarked
package org.repdyn.kernels.spi;

import org.jspecify.annotations.NullMarked;
