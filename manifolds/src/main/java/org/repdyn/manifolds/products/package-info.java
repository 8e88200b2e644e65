/** Products and powers of manifolds as one manifold, whose point is one column. */
@NullMarked
package org.repdyn.manifolds.products;

import org.jspecify.annotations.NullMarked;
