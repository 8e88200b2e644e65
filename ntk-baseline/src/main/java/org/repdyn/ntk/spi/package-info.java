/** The SPI of infinite-width baselines. */
@NullMarked
package org.repdyn.ntk.spi;

import org.jspecify.annotations.NullMarked;
