/** Flat manifolds: free weights and frozen weights. */
@NullMarked
package org.repdyn.manifolds.flat;

import org.jspecify.annotations.NullMarked;
