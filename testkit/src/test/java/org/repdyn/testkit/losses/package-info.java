/** The built-in losses and fields under their laws. */
@NullMarked
package org.repdyn.testkit.losses;

import org.jspecify.annotations.NullMarked;
