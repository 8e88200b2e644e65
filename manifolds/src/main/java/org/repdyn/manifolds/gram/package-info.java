/** Positive-semidefinite matrices of bounded rank as Gram matrices YYᵀ of their factors, modulo rotations of Y. */
@NullMarked
package org.repdyn.manifolds.gram;

import org.jspecify.annotations.NullMarked;
