/** Encoders: the linear model, deep linear networks and fully connected networks. */
@NullMarked
package org.repdyn.dynamics.encoder;

import org.jspecify.annotations.NullMarked;
