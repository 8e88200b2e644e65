/** Statistics over seeds: the form of a result that may be undefined. */
@NullMarked
package org.repdyn.statistics;

import org.jspecify.annotations.NullMarked;
