/** Seeds that fix every number of a run, whatever the thread count. */
@NullMarked
package org.repdyn.core.random;

import org.jspecify.annotations.NullMarked;
