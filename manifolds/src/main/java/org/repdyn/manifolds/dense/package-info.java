/** Small dense kernels that the manifolds share: factorisations that keep their memory and their relative accuracy. */
@NullMarked
package org.repdyn.manifolds.dense;

import org.jspecify.annotations.NullMarked;
