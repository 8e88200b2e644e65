/** Service provider interfaces for datasets and augmentations. Begin at {@link DatasetProvider} or {@link AugmentationProvider}. */
@NullMarked
package org.repdyn.data.spi;

import org.jspecify.annotations.NullMarked;
