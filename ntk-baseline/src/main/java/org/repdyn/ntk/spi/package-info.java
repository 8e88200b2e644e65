/** The SPI of infinite-width baselines. To write one, begin at {@link BaselineProvider} and {@link Baseline}. */
@NullMarked
package org.repdyn.ntk.spi;

import org.jspecify.annotations.NullMarked;
