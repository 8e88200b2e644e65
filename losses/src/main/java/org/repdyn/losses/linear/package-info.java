/** Losses that are quadratic forms of the embeddings, ½ tr(UᵀMU). */
@NullMarked
package org.repdyn.losses.linear;

import org.jspecify.annotations.NullMarked;
