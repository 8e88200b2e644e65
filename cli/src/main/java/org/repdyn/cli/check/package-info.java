/** The commands {@code repdyn check}, which check losses and manifolds numerically. */
@NullMarked
package org.repdyn.cli.check;

import org.jspecify.annotations.NullMarked;
