/**
 * Probability distributions of the tests: normal, Student's t (central and noncentral), F, χ² and the studentised
 * range.
 */
@NullMarked
package org.repdyn.statistics.distribution;

import org.jspecify.annotations.NullMarked;
