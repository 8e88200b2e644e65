/** Random seeds, which fix every number of a run for any number of threads. */
@NullMarked
package org.repdyn.core.random;

import org.jspecify.annotations.NullMarked;
