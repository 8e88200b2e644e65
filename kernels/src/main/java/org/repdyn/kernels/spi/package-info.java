/**
 * The vocabulary of a plugin: layers, activations, signals, covariances of pairs, and the two provider interfaces.
 */
@NullMarked
package org.repdyn.kernels.spi;

import org.jspecify.annotations.NullMarked;
