/**
 * SPI of losses and of fields on embeddings that are not gradients.
 *
 * <p>To write one, begin at {@link LossProvider} and {@link Loss}; {@link NumericalLoss} needs its value alone, and {@link QuadraticLoss} its
 * pairing matrix. To use one, {@link Losses} makes it by its name.
 */
@NullMarked
package org.repdyn.losses.spi;

import org.jspecify.annotations.NullMarked;
