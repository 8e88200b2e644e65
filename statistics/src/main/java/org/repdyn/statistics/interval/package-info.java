/** Estimates with confidence intervals: Student's, and bootstrap intervals that a seed fixes. */
@NullMarked
package org.repdyn.statistics.interval;

import org.jspecify.annotations.NullMarked;
