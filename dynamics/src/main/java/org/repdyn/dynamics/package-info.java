/** Initial weights, subspace angles and deviations: what simulations and predictions are compared with. */
@NullMarked
package org.repdyn.dynamics;

import org.jspecify.annotations.NullMarked;
