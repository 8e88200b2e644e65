/** Orthogonality constraints WᵀW = scale²·I: frames (Stiefel) and the subspaces they span (Grassmann). */
@NullMarked
package org.repdyn.manifolds.orthogonality;

import org.jspecify.annotations.NullMarked;
