/** Products of manifolds: one factor a weight block. */
@NullMarked
package org.repdyn.manifolds;

import org.jspecify.annotations.NullMarked;
