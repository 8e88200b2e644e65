/** Numerical checks of losses and fields. */
@NullMarked
package org.repdyn.losses.checks;

import org.jspecify.annotations.NullMarked;
