/** Losses of the second moments of a batch: decorrelation and whitening. */
@NullMarked
package org.repdyn.losses.redundancy;

import org.jspecify.annotations.NullMarked;
