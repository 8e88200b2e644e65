/** Fields with a predictor and a stop-gradient; they are not the gradient of any function, and therefore not losses. */
@NullMarked
package org.repdyn.losses.prediction;

import org.jspecify.annotations.NullMarked;
