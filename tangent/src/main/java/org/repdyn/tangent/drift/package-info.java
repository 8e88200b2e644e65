/** Change of the tangent kernel in training: along one run, and over widths. */
@NullMarked
package org.repdyn.tangent.drift;

import org.jspecify.annotations.NullMarked;
