/** Predictors: heads of the encoder, and functions of the embeddings. */
@NullMarked
package org.repdyn.dynamics.predictor;

import org.jspecify.annotations.NullMarked;
