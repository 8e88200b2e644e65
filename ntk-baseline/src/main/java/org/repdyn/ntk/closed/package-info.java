/** Closed forms under a constant kernel: regression, quadratic and spectral losses, posteriors, kernel representations. */
@NullMarked
package org.repdyn.ntk.closed;

import org.jspecify.annotations.NullMarked;
