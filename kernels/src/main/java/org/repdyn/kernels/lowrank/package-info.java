/** Low-rank approximations of kernels: leading eigenpairs, pivoted Cholesky factors, random features. */
@NullMarked
package org.repdyn.kernels.lowrank;

import org.jspecify.annotations.NullMarked;
