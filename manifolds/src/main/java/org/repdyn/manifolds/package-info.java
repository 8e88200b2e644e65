/** Products of manifolds, with one factor for each weight block. */
@NullMarked
package org.repdyn.manifolds;

import org.jspecify.annotations.NullMarked;
