/** The dynamics {@code exact}: the gradient flow in closed form, from the first prediction that gives the weights. */
@NullMarked
package org.repdyn.dynamics.exact;

import org.jspecify.annotations.NullMarked;
