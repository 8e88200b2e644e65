/** Closed forms of the flow of quadratic losses, and the predictions made of them. */
@NullMarked
package org.repdyn.dynamics.exact;

import org.jspecify.annotations.NullMarked;
