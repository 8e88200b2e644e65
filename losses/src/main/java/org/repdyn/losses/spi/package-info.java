/** SPI of losses and of fields on embeddings that are not gradients. */
@NullMarked
package org.repdyn.losses.spi;

import org.jspecify.annotations.NullMarked;
