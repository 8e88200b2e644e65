/** Encoders: the linear model and the two-layer network. */
@NullMarked
package org.repdyn.dynamics.encoder;

import org.jspecify.annotations.NullMarked;
