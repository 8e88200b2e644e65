/** Losses on the spectrum of a batch: nuclear norms, coding rates, entropies. */
@NullMarked
package org.repdyn.losses.spectrum;

import org.jspecify.annotations.NullMarked;
