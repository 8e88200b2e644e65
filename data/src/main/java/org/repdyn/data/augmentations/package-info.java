/** Built-in augmentations. */
@NullMarked
package org.repdyn.data.augmentations;

import org.jspecify.annotations.NullMarked;
