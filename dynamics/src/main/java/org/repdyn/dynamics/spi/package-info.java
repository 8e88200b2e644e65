/**
 * The interfaces that encoders, predictor heads, dynamics and predictions implement, and the types they use: the training problem,
 * its field on weights, snapshots, events, assumptions.
 */
@NullMarked
package org.repdyn.dynamics.spi;

import org.jspecify.annotations.NullMarked;
