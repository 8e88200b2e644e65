/** Findings on arms over seeds in plain sentences. */
@NullMarked
package org.repdyn.statistics.finding;

import org.jspecify.annotations.NullMarked;
