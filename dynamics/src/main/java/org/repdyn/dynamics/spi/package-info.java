/**
 * The interfaces that encoders, predictor heads, dynamics and predictions implement, and the types they use: the training problem,
 * its field on weights, snapshots, events, assumptions. To write one, begin at {@link DynamicsProvider}, {@link EncoderProvider} or {@link
 * PredictionProvider}; what a run is about is in {@link TrainingProblem}.
 */
@NullMarked
package org.repdyn.dynamics.spi;

import org.jspecify.annotations.NullMarked;
