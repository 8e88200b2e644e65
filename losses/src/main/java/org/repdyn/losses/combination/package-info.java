/** Weighted sums of losses. */
@NullMarked
package org.repdyn.losses.combination;

import org.jspecify.annotations.NullMarked;
