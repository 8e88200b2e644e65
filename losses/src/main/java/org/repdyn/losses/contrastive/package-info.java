/** Losses that contrast the directions of embeddings. */
@NullMarked
package org.repdyn.losses.contrastive;

import org.jspecify.annotations.NullMarked;
