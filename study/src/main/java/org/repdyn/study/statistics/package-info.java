/** Statistics over the seeds of a comparison. */
@NullMarked
package org.repdyn.study.statistics;

import org.jspecify.annotations.NullMarked;
