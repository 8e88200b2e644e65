/** Mistakes in the input of a user, collected and reported together. */
@NullMarked
package org.repdyn.core.problem;

import org.jspecify.annotations.NullMarked;
