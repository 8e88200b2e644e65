/** Predictor heads: linear maps of the embeddings that are learned, or computed from the embeddings. */
@NullMarked
package org.repdyn.dynamics.predictor;

import org.jspecify.annotations.NullMarked;
