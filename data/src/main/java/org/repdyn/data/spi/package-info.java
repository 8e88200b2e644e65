/** What a dataset and an augmentation have to say of themselves. */
@NullMarked
package org.repdyn.data.spi;

import org.jspecify.annotations.NullMarked;
