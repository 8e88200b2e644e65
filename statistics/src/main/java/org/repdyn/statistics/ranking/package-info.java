/** Comparison of methods over datasets and seeds by their ranks. */
@NullMarked
package org.repdyn.statistics.ranking;

import org.jspecify.annotations.NullMarked;
