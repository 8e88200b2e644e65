/** Service provider interfaces for datasets and augmentations. */
@NullMarked
package org.repdyn.data.spi;

import org.jspecify.annotations.NullMarked;
