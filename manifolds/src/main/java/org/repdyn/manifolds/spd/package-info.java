/** Symmetric positive-definite matrices with the affine-invariant, the log-Euclidean and the Bures–Wasserstein metric. */
@NullMarked
package org.repdyn.manifolds.spd;

import org.jspecify.annotations.NullMarked;
