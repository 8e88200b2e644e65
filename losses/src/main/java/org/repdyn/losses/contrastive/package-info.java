/** Contrastive losses, and losses that spread embeddings over the sphere. */
@NullMarked
package org.repdyn.losses.contrastive;

import org.jspecify.annotations.NullMarked;
