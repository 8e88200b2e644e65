/** SPI of constraints on weight blocks and of their manifolds. */
@NullMarked
package org.repdyn.manifolds.spi;

import org.jspecify.annotations.NullMarked;
