/** Tests of differences between arms over common seeds, and between arms over datasets, with effect sizes and power. */
@NullMarked
package org.repdyn.statistics.comparison;

import org.jspecify.annotations.NullMarked;
