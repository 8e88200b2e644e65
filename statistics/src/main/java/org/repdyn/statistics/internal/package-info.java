/** Sums, ranks, quadrature and roots that the statistics share. */
@NullMarked
package org.repdyn.statistics.internal;

import org.jspecify.annotations.NullMarked;
