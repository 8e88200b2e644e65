/** How far the tangent kernel moves in training: along a run, and over widths. */
@NullMarked
package org.repdyn.ntk.drift;

import org.jspecify.annotations.NullMarked;
