/** Manifolds of matrices and their geometry. */
@NullMarked
package org.repdyn.manifolds;

import org.jspecify.annotations.NullMarked;
