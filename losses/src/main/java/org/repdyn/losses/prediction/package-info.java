/** Fields of prediction with a stopped gradient: no gradients of anything, so no losses. */
@NullMarked
package org.repdyn.losses.prediction;

import org.jspecify.annotations.NullMarked;
