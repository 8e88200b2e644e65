/**
 * Closed forms under a constant kernel: regression, quadratic and spectral losses, posteriors, representations. Begin at {@link GaussianProcess}
 * for predictions at test inputs, and at {@link RegressionFlow} or {@link NaiveQuadraticFlow} for training over time.
 */
@NullMarked
package org.repdyn.ntk.closedform;

import org.jspecify.annotations.NullMarked;
