/** Initial weights, and the measures by which simulations and predictions are compared: subspace angles and deviations. */
@NullMarked
package org.repdyn.dynamics;

import org.jspecify.annotations.NullMarked;
