/** Closed forms under a constant kernel: regression, quadratic and spectral losses, posteriors, representations. */
@NullMarked
package org.repdyn.ntk.closedform;

import org.jspecify.annotations.NullMarked;
